namespace WIJschool.Web.Site;

/// <summary>Pages that the program itself leads to, as the site's own content has them. An editor may move or rename them; one that is gone is not linked.</summary>
public static class KnownPages
{
    /// <summary>What schools agree to when they take part.</summary>
    public static readonly Guid Terms = new("c9d9233e-873d-5ffa-a226-664e55004252");

    /// <summary>What is kept of people, why, and for how long.</summary>
    public static readonly Guid Privacy = new("324aedea-4e56-5dda-900e-eb3d1ff052f9");
}
