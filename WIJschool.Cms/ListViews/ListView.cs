using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.ListViews;

/// <summary>Which part of a list view is asked for.</summary>
/// <param name="DataType">The data type of a property that is a list view; null for the list view of the content type itself.</param>
/// <param name="OrderBy">A column of the list view, or the name.</param>
/// <param name="Culture">The language by whose names and values is ordered.</param>
internal sealed record ListAsked(Guid? DataType, string OrderBy, string? Culture, Direction Direction, string? Filter, int Skip, int Take);

/// <summary>
/// What lies below something, as a list with the columns that a data type chooses. What a user may not see is left out after a part was
/// read, so that a part may be smaller than asked; the total counts it, as in Umbraco.
/// </summary>
/// <param name="standard">The data type whose columns the root is shown with.</param>
internal abstract class ListView<TContent, TType>(
    IContentTypeBaseService<TType> types, IDataTypeService dataTypes, IContentSearchService<TContent> children, Guid standard)
    where TContent : class, IContentBase
    where TType : class, IContentTypeComposition
{
    /// <param name="above">What the list is of; null for the root.</param>
    protected async Task<Attempt<ListViewPagedModel<TContent>?, ContentCollectionOperationStatus>> ReadAsync(IUser user, TContent? above, ListAsked asked)
    {
        var (columns, status) = await ColumnsAsync(above?.ContentType.Key, asked.DataType);
        if (columns is null) return Refused(status);
        if (columns.IncludeProperties.Length == 0) return Refused(ContentCollectionOperationStatus.MissingPropertiesInCollectionConfiguration);
        if (Order(columns, asked) is not { } order) return Refused(ContentCollectionOperationStatus.OrderByNotPartOfCollectionConfiguration);

        var aliases = columns.IncludeProperties.Where(column => !column.IsSystem).Select(column => column.Alias).OfType<string>().ToArray();
        var part = await children.SearchChildrenAsync(asked.Filter, above?.Key, aliases, order, loadTemplates: false, asked.Skip, asked.Take);
        var items = part.Items.ToList();
        var seen = await SeenAsync(user, items.ConvertAll(item => item.Key));
        return Attempt.SucceedWithStatus<ListViewPagedModel<TContent>?, ContentCollectionOperationStatus>(
            ContentCollectionOperationStatus.Success,
            new ListViewPagedModel<TContent> { Items = new PagedModel<TContent>(part.Total, items.FindAll(item => seen.Contains(item.Key))), ListViewConfiguration = columns });
    }

    protected static Attempt<ListViewPagedModel<TContent>?, ContentCollectionOperationStatus> Refused(ContentCollectionOperationStatus status) =>
        Attempt.FailWithStatus<ListViewPagedModel<TContent>?, ContentCollectionOperationStatus>(status, null);

    /// <summary>Those of the keys that the user may see.</summary>
    protected abstract Task<ISet<Guid>> SeenAsync(IUser user, IReadOnlyCollection<Guid> keys);

    private async Task<(ListViewConfiguration? Columns, ContentCollectionOperationStatus Status)> ColumnsAsync(Guid? type, Guid? dataType)
    {
        if (type is not { } typeKey)
            return dataType is null ? await OfDataTypeAsync(standard) : (null, ContentCollectionOperationStatus.DataTypeWithoutContentType);
        if (await types.GetAsync(typeKey) is not { } contentType) return (null, ContentCollectionOperationStatus.ContentTypeNotFound);
        if (dataType is not { } ofProperty)
            return contentType.ListView is { } own ? await OfDataTypeAsync(own) : (null, ContentCollectionOperationStatus.ContentNotCollection);
        if (await dataTypes.GetAsync(ofProperty) is not { } found) return (null, ContentCollectionOperationStatus.DataTypeNotFound);
        if (found.ConfigurationObject is not ListViewConfiguration columns) return (null, ContentCollectionOperationStatus.DataTypeNotCollection);

        return contentType.CompositionPropertyTypes.Any(property => property.DataTypeKey == ofProperty)
            ? (columns, ContentCollectionOperationStatus.Success) : (null, ContentCollectionOperationStatus.DataTypeNotContentProperty);
    }

    private async Task<(ListViewConfiguration? Columns, ContentCollectionOperationStatus Status)> OfDataTypeAsync(Guid key) =>
        (await dataTypes.GetAsync(key))?.ConfigurationObject is ListViewConfiguration columns
            ? (columns, ContentCollectionOperationStatus.Success) : (null, ContentCollectionOperationStatus.CollectionNotFound);

    private static Ordering? Order(ListViewConfiguration columns, ListAsked asked)
    {
        var column = columns.IncludeProperties.FirstOrDefault(one => string.Equals(one.Alias, asked.OrderBy, StringComparison.OrdinalIgnoreCase));
        if (column is null && !string.Equals(asked.OrderBy, "name", StringComparison.OrdinalIgnoreCase)) return null;

        // what the back office calls the creator is called the owner below
        var by = column is { IsSystem: true, Alias: "creator" } ? "owner" : column?.Alias ?? asked.OrderBy;
        return Ordering.By(by, asked.Direction, asked.Culture, isCustomField: column is { IsSystem: false });
    }
}
