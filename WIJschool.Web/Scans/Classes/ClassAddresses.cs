using WIJschool.Core.Scans.Classes;

namespace WIJschool.Web.Scans.Classes;

/// <summary>Where classes answer, and where their teachers see to it; each also in English, with the language before it.</summary>
public static class ClassAddresses
{
    /// <summary>Where pupils type their code: short enough to be read from a board.</summary>
    public const string Pupils = "/klas";

    public const string Thanks = $"{Pupils}/bedankt";

    public const string Teacher = "/mijn-school/klas";

    public static string Enter(ClassCode code) => $"{Pupils}/{code.Value}";

    public static string Answers(ClassSessionId id) => $"{Pupils}/{id.Value}/antwoord";

    public static string Board(ClassSessionId id) => $"{Teacher}/{id.Value}";

    public static string Count(ClassSessionId id) => $"{Board(id)}/stand";

    public static string Close(ClassSessionId id) => $"{Board(id)}/sluiten";

    public static string Discard(ClassSessionId id) => $"{Board(id)}/weggooien";
}
