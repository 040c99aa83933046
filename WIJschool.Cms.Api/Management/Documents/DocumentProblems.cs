using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>What is said of documents only.</summary>
internal static class DocumentProblems
{
    /// <summary>There is no such document, or nothing of it is published.</summary>
    public static Problem NotFound => Problem.Missing(ContentEditingOperationStatus.NotFound, "The document could not be found");

    /// <summary>There is no such document to open. Umbraco tells it by another status than elsewhere.</summary>
    public static Problem NothingToOpen => Problem.Missing(ContentQueryOperationStatus.ContentNotFound, "The document could not be found");

    public static Problem Of(ContentCollectionOperationStatus status) => status switch
    {
        ContentCollectionOperationStatus.ContentNotFound => Problem.Missing(status, "The specified document could not be found"),
        ContentCollectionOperationStatus.DataTypeNotFound => Problem.Missing(status, "The specified collection data type could not be found"),
        ContentCollectionOperationStatus.CollectionNotFound => Problem.Missing(
            status, "Collection data type could not be found",
            "No collection data type was found for the corresponding document type. Ensure that the default and/or a custom collection data types exists"),
        ContentCollectionOperationStatus.ContentNotCollection => Problem.Refused(
            status, "The document item is not configured as a collection", "The specified document is not configured as a collection"),
        ContentCollectionOperationStatus.ContentTypeNotFound => Problem.Refused(status, "The related document type could not be found"),
        ContentCollectionOperationStatus.DataTypeNotCollection => Problem.Refused(
            status, "Data type id does not belong to a collection", "The specified data type does not represent a collection"),
        ContentCollectionOperationStatus.DataTypeNotContentProperty => Problem.Refused(
            status, "Data type id is not a document property", "The specified data type is not part of the document properties"),
        ContentCollectionOperationStatus.MissingPropertiesInCollectionConfiguration => Problem.Refused(
            status, "Missing properties in collection configuration", "No properties are configured to display in the collection configuration"),
        ContentCollectionOperationStatus.OrderByNotPartOfCollectionConfiguration => Problem.Refused(
            status, "Order by value is not a property on the configured collection", "The specified orderBy property is not part of the collection configuration"),
        _ => Problem.Other(status, "document collection"),
    };
}
