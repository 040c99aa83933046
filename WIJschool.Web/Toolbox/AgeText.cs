using WIJschool.Core.Labels;
using WIJschool.Core.Toolbox;

namespace WIJschool.Web.Toolbox;

/// <summary>An age range in words.</summary>
public static class AgeText
{
    /// <returns>Empty when the range is open on both sides.</returns>
    public static string Of(AgeRange age, LabelSet labels) => age switch
    {
        { From: { } from, To: { } to } => labels.Format("Age.Between", from, to),
        { From: { } from } => labels.Format("Age.From", from),
        { To: { } to } => labels.Format("Age.UpTo", to),
        _ => "",
    };
}
