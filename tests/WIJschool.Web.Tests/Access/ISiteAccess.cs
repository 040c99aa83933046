namespace WIJschool.Web.Tests.Access;

/// <summary>Who may call the pages of a feature below /mijn and /mijn-school. Every class that is one is found by itself.</summary>
internal interface ISiteAccess
{
    IEnumerable<AccessRow> Rows { get; }
}

/// <summary>One endpoint, and who is let in.</summary>
/// <param name="Route">As the endpoint declares it, without the language: /mijn-school/scans/{id:guid}.</param>
/// <param name="Who">Names of <see cref="Visitors"/>, with spaces between them. Everybody else is sent to sign in, told that it is not open to them, or finds nothing.</param>
internal sealed record AccessRow(string Method, string Route, string Who)
{
    /// <summary>Makes what the route's ids name, for the school of staff and admin, and gives its address; not needed for a route without ids.</summary>
    public Func<AccessSchools, Task<string>>? Address { get; init; }
}

/// <summary>Who comes by.</summary>
internal static class Visitors
{
    /// <summary>Not signed in as a member: visitor, and a coordinator with a session of the back office. Member: without a school. Waiting: admin of a school that is not approved. Other-: of another school.</summary>
    public static readonly string[] All = ["visitor", "coordinator", "member", "waiting", "staff", "admin", "other-staff", "other-admin"];

    public const string Everybody = "visitor coordinator member waiting staff admin other-staff other-admin";
    public const string SignedIn = "member waiting staff admin other-staff other-admin";

    /// <summary>Of any school, in any state.</summary>
    public const string OfASchool = "waiting staff admin other-staff other-admin";

    /// <summary>Of a school that takes part: for pages that are about the visitor's own school.</summary>
    public const string Staff = "staff admin other-staff other-admin";

    public const string Admins = "admin other-admin";

    public const string AnyAdmins = "waiting admin other-admin";

    /// <summary>For what belongs to the one school.</summary>
    public const string OwnStaff = "staff admin";

    public const string OwnAdmin = "admin";
}
