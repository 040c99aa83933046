using Microsoft.Extensions.Logging;

namespace WIJschool.Cms.Search.Content;

/// <summary>Keeps the external index equal to the published pages.</summary>
internal sealed class ContentIndexing(ContentDocuments documents, SearchIndexFiles files, TimeProvider clock, ILogger<ContentIndexing> logger)
    : IndexFeeding(SearchIndexNames.External, files, clock, logger)
{
    protected override IReadOnlyList<SearchDocument> All(CancellationToken ct) => documents.All(ct);

    protected override IReadOnlyList<SearchDocument> Of(IReadOnlyCollection<Guid> keys, CancellationToken ct) => documents.Of(keys, ct);
}

/// <summary>Keeps the internal index equal to what editors work on: drafts and media.</summary>
internal sealed class DraftIndexing(DraftDocuments documents, SearchIndexFiles files, TimeProvider clock, ILogger<DraftIndexing> logger)
    : IndexFeeding(SearchIndexNames.Internal, files, clock, logger)
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
