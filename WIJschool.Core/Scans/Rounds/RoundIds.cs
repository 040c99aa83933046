using WIJschool.Core.Persistence;

namespace WIJschool.Core.Scans.Rounds;

public readonly record struct ScanRoundId(Guid Value) : IEntityId<ScanRoundId>
{
    public static ScanRoundId From(Guid value) => new(value);
}

public readonly record struct ScanInvitationId(Guid Value) : IEntityId<ScanInvitationId>
{
    public static ScanInvitationId From(Guid value) => new(value);
}
