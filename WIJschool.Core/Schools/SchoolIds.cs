using WIJschool.Core.Persistence;

namespace WIJschool.Core.Schools;

public readonly record struct SchoolId(Guid Value) : IEntityId<SchoolId>
{
    public static SchoolId From(Guid value) => new(value);
}

public readonly record struct InvitationId(Guid Value) : IEntityId<InvitationId>
{
    public static InvitationId From(Guid value) => new(value);
}

/// <summary>The key of a member of Umbraco: a person with an account on the site.</summary>
public readonly record struct MemberKey(Guid Value) : IEntityId<MemberKey>
{
    public static MemberKey From(Guid value) => new(value);
}

/// <summary>The key of a user of the back office: a coordinator of the alliance.</summary>
public readonly record struct CoordinatorKey(Guid Value) : IEntityId<CoordinatorKey>
{
    public static CoordinatorKey From(Guid value) => new(value);
}
