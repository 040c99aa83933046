namespace WIJschool.Cms.Api.Tests.Management.Access;

/// <summary>Who may call the operations of a resource. Every class that is one is found by itself.</summary>
internal interface IAccessTable
{
    /// <summary>An operation by its method and an address below the API's, and who is let in: names of <see cref="Who"/>, with spaces between them.</summary>
    IEnumerable<(string Method, string Url, string Who)> Rows { get; }
}

/// <summary>The groups of a new Umbraco by their sections: writers have content, editors content and media, translators translation, administrators all.</summary>
internal static class Who
{
    /// <summary>An id that nothing has.</summary>
    public const string Nothing = "00000000-0000-0000-0000-000000000001";

    public const string Everybody = "nobody writer editor translator admin";
    public const string SignedIn = "writer editor translator admin";
    public const string Content = "writer editor admin";
    public const string Media = "editor admin";
    public const string Translation = "translator admin";

    /// <summary>The sections settings, members, users and packages.</summary>
    public const string Administrators = "admin";
}
