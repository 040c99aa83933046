using WIJschool.Core.Persistence;

namespace WIJschool.Core.Forms;

public readonly record struct FormEntryId(Guid Value) : IEntityId<FormEntryId>
{
    public static FormEntryId From(Guid value) => new(value);
}

public readonly record struct FormVersionId(Guid Value) : IEntityId<FormVersionId>
{
    public static FormVersionId From(Guid value) => new(value);
}

public readonly record struct FormFileId(Guid Value) : IEntityId<FormFileId>
{
    public static FormFileId From(Guid value) => new(value);
}
