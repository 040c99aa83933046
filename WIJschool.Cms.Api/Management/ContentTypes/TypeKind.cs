using System.Xml;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Persistence.Packaging;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>What document, media and member types do each in their own way.</summary>
/// <typeparam name="TType">Core's type.</typeparam>
/// <typeparam name="TResponse">What the API shows of it.</typeparam>
/// <typeparam name="TCreate">What makes one.</typeparam>
/// <typeparam name="TUpdate">What changes one.</typeparam>
internal abstract class TypeKind<TType, TResponse, TCreate, TUpdate>(IContentTypeBaseService<TType> types, IEntityTypeContainerService<TType> folders)
    where TType : class, IContentTypeComposition
{
    /// <summary>The part of the address, as in <c>document-type</c>.</summary>
    public string Resource => $"{Name}-type";

    /// <summary>Whose types they are, as texts say it.</summary>
    public abstract string Name { get; }

    public IContentTypeBaseService<TType> Types => types;

    public abstract TResponse Show(TType type);

    public abstract Task<Attempt<TType?, ContentTypeOperationStatus>> CreateAsync(TCreate request, Guid user);

    public abstract Task<Attempt<TType?, ContentTypeOperationStatus>> UpdateAsync(TType type, TUpdate request, Guid user);

    /// <summary>The content of an .udt file, as Umbraco writes it.</summary>
    public abstract XElement Export(TType type);

    /// <summary>Takes in an uploaded .udt file.</summary>
    /// <param name="file">The temporary file.</param>
    /// <param name="user">Who imports.</param>
    /// <param name="existing">The type that the file must be of; null for a new one.</param>
    /// <returns>The type, or why there is none.</returns>
    public async Task<(TType? Type, Problem? Refusal)> ImportAsync(Guid file, Guid user, Guid? existing)
    {
        try
        {
            return await ReadAsync(file, user, existing);
        }
        catch (TypeImportException refused) when (refused.Status != ContentTypeOperationStatus.Unknown)
        {
            return (null, TypeProblems.Of(refused.Status, Name));
        }
        catch (Exception unreadable) when (unreadable is XmlException or TypeImportException)
        {
            return (null, TypeProblems.OfImport(ContentTypeImportOperationStatus.TemporaryFileConversionFailure, Name));
        }
    }

    /// <summary>Has Core take in an uploaded file.</summary>
    protected abstract Task<(TType? Type, Problem? Refusal)> ReadAsync(Guid file, Guid user, Guid? existing);

    public abstract Task<IEnumerable<ContentTypeAvailableCompositionsResult>> CompositionsAsync(TypeCompositionRequest request);

    /// <summary>What could be composed, with the folders each lies in.</summary>
    public async Task<IReadOnlyList<AvailableComposition>> AvailableAsync(TypeCompositionRequest request)
    {
        List<AvailableComposition> available = [];
        foreach (var result in await CompositionsAsync(request))
        {
            var type = result.Composition;
            available.Add(new(type.Key, type.Name ?? "", type.Icon ?? "", await FoldersOfAsync(type), result.Allowed));
        }

        return available;
    }

    /// <summary>An inheriting type comes into being below its parent; a folder that is the same is no folder.</summary>
    protected static Guid? FolderOf(Reference? parent, IEnumerable<Umbraco.Cms.Core.Models.ContentTypeEditing.Composition> compositions) =>
        compositions.Any(composition => composition.Key == parent?.Id && composition.CompositionType == Umbraco.Cms.Core.Models.ContentTypeEditing.CompositionType.Inheritance)
            ? null : parent?.Id;

    /// <summary>The types that may be made below one. Those that do not exist are left out, as in Umbraco.</summary>
    protected IEnumerable<ContentTypeSort> Sorted(IEnumerable<(Reference Type, int SortOrder)> allowed) =>
        from sort in allowed
        let type = types.Get(sort.Type.Id)
        where type is not null
        select new ContentTypeSort(type.Key, sort.SortOrder, type.Alias);

    private async Task<IReadOnlyList<string>> FoldersOfAsync(IContentTypeComposition composition)
    {
        List<string> names = [];
        if (composition is not TType type) return names;

        for (var folder = await folders.GetParentAsync(type); folder is not null; folder = await folders.GetParentAsync(folder)) names.Insert(0, folder.Name ?? "");
        return names;
    }
}
