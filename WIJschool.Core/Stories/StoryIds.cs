using WIJschool.Core.Persistence;

namespace WIJschool.Core.Stories;

public readonly record struct StoryId(Guid Value) : IEntityId<StoryId>
{
    public static StoryId From(Guid value) => new(value);
}

public readonly record struct StoryPictureId(Guid Value) : IEntityId<StoryPictureId>
{
    public static StoryPictureId From(Guid value) => new(value);
}

public readonly record struct StoryQuestionId(Guid Value) : IEntityId<StoryQuestionId>
{
    public static StoryQuestionId From(Guid value) => new(value);
}
