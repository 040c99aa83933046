using Microsoft.Extensions.Logging;

namespace WIJschool.Cms.Search.Content;

/// <summary>What the indexes of pages share: pages show one another's names and addresses.</summary>
internal abstract class PageIndexing(
    string name, ContentDependents dependents, ContentStamp stamp, SearchIndexFiles files, TimeProvider clock, ILogger logger)
    : IndexFeeding(name, files, clock, logger)
{
    protected override bool KnowsDependents => true;

    protected override IReadOnlyCollection<Guid> Note(IReadOnlyCollection<Guid> keys, IReadOnlyCollection<SearchDocument> documents) =>
        dependents.Note(keys, documents);

    protected override IReadOnlyCollection<Guid> DependentsOf(IReadOnlyCollection<Guid> keys) => dependents.Of(keys);

    protected override async Task<string?> StampAsync(CancellationToken ct) => await stamp.NowAsync(ct);
}

/// <summary>Keeps the external index equal to the published pages.</summary>
internal sealed class ContentIndexing(
    ContentDocuments documents, ContentDependents dependents, ContentStamp stamp, SearchIndexFiles files, TimeProvider clock, ILogger<ContentIndexing> logger)
    : PageIndexing(SearchIndexNames.External, dependents, stamp, files, clock, logger)
{
    protected override IReadOnlyList<SearchDocument> All(CancellationToken ct) => documents.All(ct);

    protected override IReadOnlyList<SearchDocument> Of(IReadOnlyCollection<Guid> keys, CancellationToken ct) => documents.Of(keys, ct);
}

/// <summary>Keeps the internal index equal to what editors work on: drafts and media.</summary>
internal sealed class DraftIndexing(
    DraftDocuments documents, ContentDependents dependents, ContentStamp stamp, SearchIndexFiles files, TimeProvider clock, ILogger<DraftIndexing> logger)
    : PageIndexing(SearchIndexNames.Internal, dependents, stamp, files, clock, logger)
{
    protected override IReadOnlyList<SearchDocument> All(CancellationToken ct) => documents.All(ct);

    protected override IReadOnlyList<SearchDocument> Of(IReadOnlyCollection<Guid> keys, CancellationToken ct) => documents.Of(keys, ct);
}

/// <summary>Keeps the members index equal to the members.</summary>
internal sealed class MemberIndexing(MemberDocuments documents, SearchIndexFiles files, TimeProvider clock, ILogger<MemberIndexing> logger)
    : IndexFeeding(SearchIndexNames.Members, files, clock, logger)
{
    protected override IReadOnlyList<SearchDocument> All(CancellationToken ct) => documents.All(ct);

    protected override IReadOnlyList<SearchDocument> Of(IReadOnlyCollection<Guid> keys, CancellationToken ct) => documents.Of(keys);
}
