using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Content;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>Documents as their editors open them.</summary>
internal sealed class DocumentMapping(ContentMapping contents, IContentService documents, ITemplateService templates)
{
    /// <summary>The draft, with what is scheduled.</summary>
    public async Task<DocumentResponse> DraftAsync(IContent document)
    {
        var schedule = documents.GetContentScheduleByContentId(document.Key);
        return new(
            document.Key, ContentTypeReference.From(document.ContentType), await TemplateAsync(document.TemplateId), document.Trashed,
            contents.Values(document.Properties), Variants(document, variant => Scheduled(Show(document, variant), schedule)));
    }

    /// <summary>What is published of it.</summary>
    public async Task<DocumentResponse> PublishedAsync(IContent document) => new(
        document.Key, ContentTypeReference.From(document.ContentType), await TemplateAsync(document.PublishTemplateId), document.Trashed,
        contents.Values(document.Properties, published: true), Variants(document, variant => Published(document, Show(document, variant))));

    /// <summary>The cultures and segments of a document.</summary>
    public static IReadOnlyList<DocumentVariant> Variants(IContent document, Func<ContentVariant, DocumentVariant> show) => ContentMapping.Variants(document, show);

    /// <summary>A culture and segment with its state.</summary>
    public static DocumentVariant Show(IContent document, ContentVariant variant) => new(variant)
    {
        State = DocumentStates.Of(document, variant.Culture),
        PublishDate = (variant.Culture is { } culture ? document.GetPublishDate(culture) : document.PublishDate)?.Utc(),
    };

    private static DocumentVariant Published(IContent document, DocumentVariant variant) => variant with
    {
        Name = document.GetPublishName(variant.Culture) ?? variant.Name,
        State = variant.State is DocumentVariantState.PublishedPendingChanges ? DocumentVariantState.Published : variant.State,
    };

    private static DocumentVariant Scheduled(DocumentVariant variant, ContentScheduleCollection schedule) => variant with
    {
        ScheduledPublishDate = Date(schedule, variant.Culture, ContentScheduleAction.Release),
        ScheduledUnpublishDate = Date(schedule, variant.Culture, ContentScheduleAction.Expire),
    };

    private static DateTimeOffset? Date(ContentScheduleCollection schedule, string? culture, ContentScheduleAction action) =>
        schedule.FullSchedule.Where(entry => entry.Action == action && DocumentSchedules.IsOf(entry, culture)).Select(entry => (DateTimeOffset?)entry.Date.Utc()).FirstOrDefault();

    private async Task<Reference?> TemplateAsync(int? id) => id is { } template ? Reference.To((await templates.GetAsync(template))?.Key) : null;
}
