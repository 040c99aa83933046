using Umbraco.Cms.Core.Security;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Http;

/// <summary>The words in the language in which the user of the back office reads it.</summary>
internal sealed class ReaderLabels(LabelSource labels, IBackOfficeSecurityAccessor security)
{
    private const string Standard = "nl";

    public Task<LabelSet> ReadAsync() =>
        labels.ForAsync(security.BackOfficeSecurity?.CurrentUser?.Language is { Length: > 0 } language ? language.Split('-')[0] : Standard);
}
