using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Core.Community;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>
/// The documents of Umbraco that stories become: unpublished, under the overview of their kind, in Dutch. Call it inside a joint change.
/// </summary>
public sealed class StoryDocuments(
    IContentService documents, IDocumentNavigationQueryService tree, ILanguageService languages, StoryMedia media, TimeProvider clock)
{
    private const string Home = "home";

    /// <summary>Makes the document, or its next version.</summary>
    /// <returns>Its key, or <see cref="StoryErrors.NoPlace"/>.</returns>
    public async Task<Result<Guid>> WriteAsync(SchoolStory story, School school, IReadOnlyList<StoryPicture> pictures, CancellationToken ct)
    {
        if (Find(story) is not { } document) return StoryErrors.NoPlace;
        var culture = await languages.GetDefaultIsoCodeAsync();
        foreach (var picture in pictures.Where(picture => picture.Media is null)) picture.Media = await media.ImportAsync(picture, ct);

        document.SetCultureName(story.Title, culture);
        document.SetValue("intro", story.Intro, culture);
        WriteTexts(story, document, culture);
        document.SetValue("schoolName", school.Name);
        document.SetValue("place", school.Place);
        document.SetValue("sector", JsonSerializer.Serialize(new[] { Sectors.ChoiceOf(story.Sector) }));
        document.SetValue("publicationDate", clock.GetUtcNow().UtcDateTime.Date);
        document.SetValue("interventions", Udis(story.Interventions));
        document.SetValue("layers", Udis(story.Layers));
        WritePictures(pictures, document, culture);
        var saved = documents.Save(document);
        if (!saved.Success) throw new InvalidOperationException($"The document of story {story.Id.Value} was not saved: {saved.Result}.");
        return document.Key;
    }

    /// <summary>Puts the document into the recycle bin, where it is not there already.</summary>
    public void Bin(Guid key)
    {
        if (documents.GetById(key) is { Trashed: false } document) documents.MoveToRecycleBin(document);
    }

    /// <summary>How a document stands.</summary>
    public DocumentState StateOf(Guid key) => documents.GetById(key) switch
    {
        null => DocumentState.Gone,
        { Trashed: true } => DocumentState.Binned,
        { Published: true } => DocumentState.Published,
        _ => DocumentState.Draft,
    };

    private IContent? Find(SchoolStory story)
    {
        if (story.Document is { } key) return documents.GetById(key);
        var (parentType, type) = story.Kind == StoryKind.Success ? ("storyOverview", SuccessStory.Alias) : ("caseOverview", CaseStudy.Alias);
        if (!tree.TryGetRootKeysOfType(Home, out var homes)) return null;
        foreach (var home in homes)
        {
            if (tree.TryGetDescendantsKeysOfType(home, parentType, out var parents) && parents.FirstOrDefault() is var parent && parent != Guid.Empty)
                return documents.Create(story.Title, parent, type);
        }
        return null;
    }

    private static void WriteTexts(SchoolStory story, IContent document, string culture)
    {
        var isCase = story.Kind == StoryKind.Case;
        document.SetValue("situation", StoryMarkup.ValueOf(story.Situation), culture);
        document.SetValue("approach", StoryMarkup.ValueOf(story.Approach), culture);
        document.SetValue(isCase ? "reflection" : "result", StoryMarkup.ValueOf(story.Result), culture);
        if (isCase) document.SetValue("dilemma", StoryMarkup.ValueOf(story.Dilemma), culture);
        if (isCase) document.SetValue("questions", story.Lessons, culture); // one a line, as the editor of short lines stores them
        else document.SetValue("lessons", StoryMarkup.ValueOf(story.Lessons), culture);
    }

    private static void WritePictures(IReadOnlyList<StoryPicture> pictures, IContent document, string culture)
    {
        document.SetValue("image", Picked(pictures.Take(1)));
        document.SetValue("imageAlternativeText", pictures.Count > 0 ? pictures[0].AltText : "", culture);
        document.SetValue("pictures", Picked(pictures.Skip(1)));
    }

    private static string Picked(IEnumerable<StoryPicture> pictures)
    {
        var items = pictures.Select(picture => new { key = picture.Id.Value, mediaKey = picture.Media, mediaTypeAlias = Constants.Conventions.MediaTypes.Image, crops = Array.Empty<object>() }).ToList();
        return items.Count == 0 ? "" : JsonSerializer.Serialize(items);
    }

    private static string Udis(PageKeys pages) => string.Join(',', pages.Keys.Select(key => new GuidUdi(Constants.UdiEntityType.Document, key).ToString()));
}

/// <summary>The pictures of stories in the media library, in a folder of their own. What a picture shows is its name there.</summary>
public sealed class StoryMedia(IMediaService media, IMediaImportService importing, ICoreScopeProvider scopes)
{
    private const string FolderName = "Verhalen van scholen";

    private static readonly Guid Folder = new("3f1c5ff6-6f2b-5c0a-9a0e-6a1f0f7d2b31");

    /// <returns>The key of the media item.</returns>
    public async Task<Guid> ImportAsync(StoryPicture picture, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var content = picture.Content ?? throw new InvalidOperationException($"Picture {picture.Id.Value} holds nothing.");
        var folder = FolderKey();
        using var stream = new MemoryStream(content, writable: false);
        var item = await importing.ImportAsync($"{picture.Id.Value:N}.webp", stream, folder, Constants.Conventions.MediaTypes.Image, Constants.Security.SuperUserKey);
        item.Name = picture.AltText;
        media.Save(item);
        return item.Key;
    }

    // two schools that are the first at once make one folder
    private Guid FolderKey()
    {
        using var scope = scopes.CreateCoreScope();
        scope.WriteLock(Constants.Locks.MediaTree);
        if (media.GetById(Folder) is null)
        {
            var folder = media.CreateMedia(FolderName, Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
            folder.Key = Folder;
            media.Save(folder);
        }
        scope.Complete();
        return Folder;
    }
}
