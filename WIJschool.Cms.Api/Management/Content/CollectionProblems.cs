using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>Core's statuses of lists of documents and media as the API tells them.</summary>
internal static class CollectionProblems
{
    /// <param name="status">Core's status.</param>
    /// <param name="what">What is listed, as in "document".</param>
    public static Problem Of(ContentCollectionOperationStatus status, string what) => OfDataType(status, what) ?? status switch
    {
        ContentCollectionOperationStatus.CollectionNotFound => Problem.Missing(
            status, "Collection data type could not be found",
            $"No collection data type was found for the corresponding {what} type. Ensure that the default and/or a custom collection data types exists"),
        ContentCollectionOperationStatus.ContentNotCollection => Problem.Refused(
            status, $"The {what} item is not configured as a collection", $"The specified {what} is not configured as a collection"),
        ContentCollectionOperationStatus.ContentNotFound => Problem.Missing(status, $"The specified {what} could not be found"),
        ContentCollectionOperationStatus.ContentTypeNotFound => Problem.Refused(status, $"The related {what} type could not be found"),
        ContentCollectionOperationStatus.MissingPropertiesInCollectionConfiguration => Problem.Refused(
            status, "Missing properties in collection configuration", "No properties are configured to display in the collection configuration"),
        ContentCollectionOperationStatus.OrderByNotPartOfCollectionConfiguration => Problem.Refused(
            status, "Order by value is not a property on the configured collection", "The specified orderBy property is not part of the collection configuration"),
        _ => Problem.Other(status, $"{what} collection"),
    };

    private static Problem? OfDataType(ContentCollectionOperationStatus status, string what) => status switch
    {
        ContentCollectionOperationStatus.DataTypeNotCollection => Problem.Refused(
            status, "Data type id does not belong to a collection", "The specified data type does not represent a collection"),
        ContentCollectionOperationStatus.DataTypeNotContentProperty => Problem.Refused(
            status, $"Data type id is not a {what} property", $"The specified data type is not part of the {what} properties"),
        ContentCollectionOperationStatus.DataTypeNotFound => Problem.Missing(status, "The specified collection data type could not be found"),
        ContentCollectionOperationStatus.DataTypeWithoutContentType => Problem.Refused(
            status, $"Missing {what} when specifying a collection data type",
            $"The specified collection data type needs to be used in conjunction with a {what} item."),
        _ => null,
    };
}
