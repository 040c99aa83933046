namespace WIJschool.Core.Schools;

public enum SchoolRole
{
    /// <summary>Takes part: fills scans, uses the toolbox, shares.</summary>
    Staff,

    /// <summary>And lets others in, starts rounds and asks for support.</summary>
    Admin,
}

/// <summary>That somebody belongs to a school.</summary>
public sealed class SchoolMembership
{
    private SchoolMembership()
    {
    }

    public SchoolMembership(SchoolId school, MemberKey member, SchoolRole role, DateTimeOffset since)
    {
        SchoolId = school;
        Member = member;
        Role = role;
        Since = since;
    }

    public SchoolId SchoolId { get; private init; }

    public MemberKey Member { get; private init; }

    public SchoolRole Role { get; internal set; }

    public DateTimeOffset Since { get; private init; }
}
