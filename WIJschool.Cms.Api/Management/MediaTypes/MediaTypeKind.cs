using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.ImportExport;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.ContentTypes;

namespace WIJschool.Cms.Api.Management.MediaTypes;

/// <summary>Media types among the kinds of types.</summary>
internal sealed class MediaTypeKind(
    IMediaTypeService types, IMediaTypeContainerService folders, IMediaTypeEditingService editing, IMediaTypeImportService import, IEntityXmlSerializer xml)
    : TypeKind<IMediaType, MediaTypeResponse, CreateMediaTypeRequest, UpdateMediaTypeRequest>(types, folders)
{
    /// <inheritdoc />
    public override string Name => "media";

    /// <inheritdoc />
    public override MediaTypeResponse Show(IMediaType type) => new(type);

    /// <inheritdoc />
    public override Task<Attempt<IMediaType?, ContentTypeOperationStatus>> CreateAsync(CreateMediaTypeRequest request, Guid user)
    {
        var model = new MediaTypeCreateModel { Key = request.Id };
        Write(request, model);
        model.ContainerKey = FolderOf(request.Parent, model.Compositions);
        return editing.CreateAsync(model, user);
    }

    /// <inheritdoc />
    public override Task<Attempt<IMediaType?, ContentTypeOperationStatus>> UpdateAsync(IMediaType type, UpdateMediaTypeRequest request, Guid user)
    {
        var model = new MediaTypeUpdateModel();
        Write(request, model);
        return editing.UpdateAsync(type, model, user);
    }

    /// <inheritdoc />
    public override XElement Export(IMediaType type) => xml.Serialize(type);

    /// <inheritdoc />
    public override Task<IEnumerable<ContentTypeAvailableCompositionsResult>> CompositionsAsync(TypeCompositionRequest request) =>
        editing.GetAvailableCompositionsAsync(request.Id, request.CurrentCompositeIds, request.CurrentPropertyAliases);

    /// <inheritdoc />
    protected override async Task<(IMediaType? Type, Problem? Refusal)> ReadAsync(Guid file, Guid user, Guid? existing)
    {
        var imported = await import.Import(file, user, existing);
        return imported.Success ? (imported.Result, null) : (null, TypeProblems.OfImport(imported.Status, Name));
    }

    private void Write(MediaTypeBody request, MediaTypeModelBase model) => request.WriteTo(
        model, TypeCompositions.Own(request.Compositions.Select(composition => (composition.MediaType, composition.CompositionType)), Types.Get),
        Sorted(request.AllowedMediaTypes.Select(sort => (sort.MediaType, sort.SortOrder))));
}
