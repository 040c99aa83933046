using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace WIJschool.Cms.Persistence.Documents;

/// <summary>Blueprints: documents that new documents are copied from. Two may have the same name.</summary>
internal sealed class DocumentBlueprintRepository(DocumentRepositoryTools tools) : DocumentRepository(tools), IDocumentBlueprintRepository
{
    private static readonly DocumentKind Blueprints = new(Constants.ObjectTypes.DocumentBlueprint, UniqueNames: false);

    protected override DocumentKind Kind => Blueprints;
}
