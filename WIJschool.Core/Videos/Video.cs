using Umbraco.Cms.Core.Models.PublishedContent;
using WIJschool.Core.Pages;

namespace WIJschool.Core.Videos;

/// <summary>A video with what people need who cannot hear or see it.</summary>
/// <param name="Captions">At most one a language.</param>
/// <param name="Transcript">All that is said and shown, in the reader's language.</param>
public sealed record Video(
    Page Page, MediaFile File, Picture? Poster, IReadOnlyList<Captions> Captions, TimeSpan? Duration, RichText Transcript);

/// <param name="Language">Two letters.</param>
public sealed record Captions(string Language, string Url);

public static class VideoMapper
{
    /// <returns>Null for a page without a video file.</returns>
    public static Video? Map(IPublishedContent content, Reading reading)
    {
        var values = reading.Of(content);
        if (values.File("videoFile") is not { } file)
            return null;

        Captions?[] captions = [Track(values, "nl", "captionsNl"), Track(values, "en", "captionsEn")];
        return new Video(
            Page.From(content, reading), file, values.Picture("poster"), [.. captions.OfType<Captions>()],
            values.Number("durationSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null, values.Html("transcript"));
    }

    private static Captions? Track(ContentValues values, string language, string alias) =>
        values.File(alias) is { } file ? new Captions(language, file.Url) : null;
}
