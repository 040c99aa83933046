using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.ImportExport;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.ContentTypes;

namespace WIJschool.Cms.Api.Management.MemberTypes;

/// <summary>Member types among the kinds of types.</summary>
internal sealed class MemberTypeKind(
    IMemberTypeService types, IMemberTypeContainerService folders, IMemberTypeEditingService editing, IMemberTypeImportService import, IEntityXmlSerializer xml)
    : TypeKind<IMemberType, MemberTypeResponse, CreateMemberTypeRequest, UpdateMemberTypeRequest>(types, folders)
{
    /// <inheritdoc />
    public override string Name => "member";

    /// <inheritdoc />
    public override MemberTypeResponse Show(IMemberType type) => new(type);

    /// <inheritdoc />
    public override Task<Attempt<IMemberType?, ContentTypeOperationStatus>> CreateAsync(CreateMemberTypeRequest request, Guid user)
    {
        var model = new MemberTypeCreateModel { Key = request.Id };
        Write(request, model);
        model.ContainerKey = FolderOf(request.Parent, model.Compositions);
        return editing.CreateAsync(model, user);
    }

    /// <inheritdoc />
    public override Task<Attempt<IMemberType?, ContentTypeOperationStatus>> UpdateAsync(IMemberType type, UpdateMemberTypeRequest request, Guid user)
    {
        var model = new MemberTypeUpdateModel();
        Write(request, model);
        return editing.UpdateAsync(type, model, user);
    }

    /// <inheritdoc />
    public override XElement Export(IMemberType type) => xml.Serialize(type);

    /// <inheritdoc />
    public override Task<IEnumerable<ContentTypeAvailableCompositionsResult>> CompositionsAsync(TypeCompositionRequest request) =>
        editing.GetAvailableCompositionsAsync(request.Id, request.CurrentCompositeIds, request.CurrentPropertyAliases);

    /// <inheritdoc />
    protected override async Task<(IMemberType? Type, Problem? Refusal)> ReadAsync(Guid file, Guid user, Guid? existing)
    {
        var imported = await import.Import(file, user, existing);
        return imported.Success ? (imported.Result, null) : (null, TypeProblems.OfImport(imported.Status, Name));
    }

    private void Write(MemberTypeBody request, MemberTypeModelBase model) => request.WriteTo(
        model, TypeCompositions.Own(request.Compositions.Select(composition => (composition.MemberType, composition.CompositionType)), Types.Get));
}
