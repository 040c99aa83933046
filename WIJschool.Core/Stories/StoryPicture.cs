using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>A picture of a story, made anew out of what was uploaded: WebP, without what the file told of its maker.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
public sealed record PictureFile(byte[] Content, int Width, int Height);

/// <summary>A picture that a school put with its story, with what it shows and who said that everybody on it agrees.</summary>
public sealed class StoryPicture
{
    public const int LongestAltText = 200;

    private StoryPicture()
    {
    }

    public StoryPicture(StoryPictureId id, StoryId story, PictureFile file, string altText, MemberKey consentBy, DateTimeOffset now)
    {
        Id = id;
        StoryId = story;
        Content = file.Content;
        Width = file.Width;
        Height = file.Height;
        AltText = altText;
        ConsentBy = consentBy;
        ConsentAt = now;
    }

    public StoryPictureId Id { get; private init; }

    public StoryId StoryId { get; private init; }

    /// <summary>Null once it stands in the media library and the story is published.</summary>
#pragma warning disable CA1819 // EF stores an array, and nobody but it changes this one
    public byte[]? Content { get; private init; }
#pragma warning restore CA1819

    public int Width { get; private init; }

    public int Height { get; private init; }

    /// <summary>What the picture shows, for whoever cannot see it; 1 to 200 characters.</summary>
    public string AltText { get; private init; } = "";

    /// <summary>Who said that everybody on it agrees; null once that person's data were erased.</summary>
    public MemberKey? ConsentBy { get; private set; }

    public DateTimeOffset ConsentAt { get; private init; }

    /// <summary>The key of its media item, once there is one.</summary>
    public Guid? Media { get; internal set; }
}
