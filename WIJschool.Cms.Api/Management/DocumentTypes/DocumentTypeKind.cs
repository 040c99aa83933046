using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.ImportExport;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.ContentTypes;

namespace WIJschool.Cms.Api.Management.DocumentTypes;

/// <summary>Document types among the kinds of types.</summary>
internal sealed class DocumentTypeKind(
    IContentTypeService types, IContentTypeContainerService folders, IContentTypeEditingService editing, IContentTypeImportService import, IEntityXmlSerializer xml)
    : TypeKind<IContentType, DocumentTypeResponse, CreateDocumentTypeRequest, UpdateDocumentTypeRequest>(types, folders)
{
    /// <inheritdoc />
    public override string Name => "document";

    /// <inheritdoc />
    public override DocumentTypeResponse Show(IContentType type) => new(type);

    /// <inheritdoc />
    public override Task<Attempt<IContentType?, ContentTypeOperationStatus>> CreateAsync(CreateDocumentTypeRequest request, Guid user)
    {
        var model = new ContentTypeCreateModel { Key = request.Id };
        Write(request, model);
        model.ContainerKey = FolderOf(request.Parent, model.Compositions);
        return editing.CreateAsync(model, user);
    }

    /// <inheritdoc />
    public override Task<Attempt<IContentType?, ContentTypeOperationStatus>> UpdateAsync(IContentType type, UpdateDocumentTypeRequest request, Guid user)
    {
        var model = new ContentTypeUpdateModel();
        Write(request, model);
        return editing.UpdateAsync(type, model, user);
    }

    /// <inheritdoc />
    public override XElement Export(IContentType type) => xml.Serialize(type);

    /// <inheritdoc />
    public override Task<IEnumerable<ContentTypeAvailableCompositionsResult>> CompositionsAsync(TypeCompositionRequest request) =>
        editing.GetAvailableCompositionsAsync(request.Id, request.CurrentCompositeIds, request.CurrentPropertyAliases, request.IsElement);

    /// <inheritdoc />
    protected override async Task<(IContentType? Type, Problem? Refusal)> ReadAsync(Guid file, Guid user, Guid? existing)
    {
        var imported = await import.Import(file, user, existing);
        return imported.Success ? (imported.Result, null) : (null, TypeProblems.OfImport(imported.Status, Name));
    }

    private void Write(DocumentTypeBody request, ContentTypeModelBase model) => request.WriteTo(
        model, TypeCompositions.Own(request.Compositions.Select(composition => (composition.DocumentType, composition.CompositionType)), Types.Get),
        Sorted(request.AllowedDocumentTypes.Select(sort => (sort.DocumentType, sort.SortOrder))));
}
