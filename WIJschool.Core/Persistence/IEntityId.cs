namespace WIJschool.Core.Persistence;

/// <summary>
/// The id of one kind of entity, so that no id of a school is taken for one of a scan. It is stored as a plain Guid. Make it as
/// <c>public readonly record struct SchoolId(Guid Value) : IEntityId&lt;SchoolId&gt;</c>.
/// </summary>
public interface IEntityId<TSelf>
    where TSelf : struct, IEntityId<TSelf>
{
    Guid Value { get; }

    static abstract TSelf From(Guid value);
}

/// <summary>Makes ids for entities that are new.</summary>
public static class EntityId
{
    /// <summary>An id that sorts by the moment it was made, which keeps an index small and its end warm.</summary>
    public static TId New<TId>(TimeProvider clock)
        where TId : struct, IEntityId<TId> => TId.From(Guid.CreateVersion7(clock.GetUtcNow()));
}
