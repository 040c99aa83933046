using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>Core's statuses of types as the API tells them.</summary>
internal static class TypeProblems
{
    /// <param name="status">Core's status.</param>
    /// <param name="kind">Whose types they are: "document", "media" or "member".</param>
    public static Problem Of(ContentTypeOperationStatus status, string kind) => Composing(status, kind) ?? Elements(status) ?? Properties(status) ?? status switch
    {
        ContentTypeOperationStatus.NotFound => Problem.Missing(status, "Not Found", $"The specified {kind} type was not found"),
        ContentTypeOperationStatus.DuplicateAlias => Problem.Refused(status, "Duplicate alias", $"The specified {kind} type alias is already in use"),
        ContentTypeOperationStatus.InvalidAlias => Problem.Refused(status, "Invalid alias", $"The specified {kind} type alias is invalid"),
        ContentTypeOperationStatus.SystemAliasChangeNotAllowed => Problem.Refused(
            status, "System alias change not allowed", $"The alias of a {kind} type that the system needs cannot be changed."),
        ContentTypeOperationStatus.NameCannotBeEmpty => Problem.Refused(status, "Name cannot be empty", "The name of the content type cannot be empty"),
        ContentTypeOperationStatus.NameTooLong => Problem.Refused(status, "Name was too long", "Name cannot be more than 255 characters in length."),
        ContentTypeOperationStatus.NotAllowed => Problem.Refused(
            status, "Operation not permitted", "The attempted operation was not permitted, likely due to a permission/configuration mismatch with the operation."),
        ContentTypeOperationStatus.CancelledByNotification => Problem.Refused(
            status, "Cancelled by notification", "The attempted operation was cancelled by a notification."),
        ContentTypeOperationStatus.InvalidTemplateAlias => Problem.Refused(status, "Invalid template alias", "The alias of the template cannot be used."),
        _ => Problem.Other(status, $"{kind} type"),
    };

    public static Problem Of(ContentTypeStructureOperationStatus status, string kind) => status switch
    {
        ContentTypeStructureOperationStatus.NotFound => Problem.Missing(status, "Not Found", $"The specified {kind} type was not found"),
        ContentTypeStructureOperationStatus.ContainerNotFound => Problem.Missing(status, "Container not found", "The specified container was not found"),
        ContentTypeStructureOperationStatus.NotAllowedByPath => Problem.Refused(
            status, "Not allowed by path", $"The {kind} type operation cannot be performed due to not allowed path (i.e. a child of itself)"),
        ContentTypeStructureOperationStatus.CancelledByNotification => Problem.Cancelled(status, $"{kind} type"),
        _ => Problem.Other(status, $"{kind} type"),
    };

    /// <summary>The statuses of imports are three enumerations with the same members but one; here they are told by their names.</summary>
    public static Problem OfImport<TStatus>(TStatus status, string kind)
        where TStatus : struct, Enum => status.ToString() switch
        {
            "TemporaryFileNotFound" => Problem.Missing(status, "Temporary file not found"),
            "TemporaryFileConversionFailure" => Problem.Refused(
                status, "Failed to convert the specified file", "The import failed due to not being able to convert the file into proper xml"),
            "DocumentTypeExists" or "MediaTypeExists" or "MemberTypeExists" => Problem.Refused(
                status, $"Failed to import because {kind} type exits", $"The import failed because the {kind} type that was being imported already exits"),
            "TypeMismatch" => Problem.Refused(status, "Type Mismatch", $"The import failed because the file contained an entity that is not a {kind} type."),
            "IdMismatch" => Problem.Refused(
                status, "Invalid Id", $"The import failed because the id of the {kind} type you are trying to update did not match the id in the file."),
            _ => Problem.Other(status, $"{kind} type import"),
        };

    private static Problem? Composing(ContentTypeOperationStatus status, string kind) => status switch
    {
        ContentTypeOperationStatus.InvalidInheritance => Problem.Refused(status, "Invalid inheritance", $"The specified {kind} type inheritance is invalid"),
        ContentTypeOperationStatus.InvalidComposition => Problem.Refused(status, "Invalid composition", $"The specified {kind} type composition is invalid"),
        ContentTypeOperationStatus.InvalidParent => Problem.Refused(
            status, "Invalid parent", "The specified parent is invalid, or cannot be used in combination with the specified composition/inheritance"),
        _ => null,
    };

    private static Problem? Properties(ContentTypeOperationStatus status) => status switch
    {
        ContentTypeOperationStatus.DataTypeNotFound => Problem.Missing(status, "Data Type not found", "One or more of the specified data types were not found"),
        ContentTypeOperationStatus.InvalidPropertyTypeAlias => Problem.Refused(
            status, "Invalid property type alias", "One or more property type aliases are invalid"),
        ContentTypeOperationStatus.PropertyTypeAliasCannotEqualContentTypeAlias => Problem.Refused(
            status, "Invalid property type alias", "The property type alias cannot be the same as the content type alias"),
        ContentTypeOperationStatus.DuplicatePropertyTypeAlias => Problem.Refused(
            status, "Duplicate property type alias", "One or more property type aliases are already in use, all property type aliases must be unique."),
        ContentTypeOperationStatus.InvalidContainerName => Problem.Refused(status, "Invalid container name", "One or more container names are invalid"),
        ContentTypeOperationStatus.InvalidContainerType => Problem.Refused(status, "Invalid container type", "One or more container types are invalid"),
        ContentTypeOperationStatus.MissingContainer => Problem.Refused(
            status, "Missing container", "One or more containers or properties are listed as parents to containers that are not defined."),
        ContentTypeOperationStatus.DuplicateContainer => Problem.Refused(
            status, "Duplicate container", "One or more containers (or container keys) are defined multiple times."),
        _ => null,
    };

    private static Problem? Elements(ContentTypeOperationStatus status) => status switch
    {
        ContentTypeOperationStatus.InvalidElementFlagDocumentHasContent => Problem.Refused(
            status, "Invalid IsElement flag", "Cannot change to element type because content has already been created with this document type."),
        ContentTypeOperationStatus.InvalidElementFlagElementIsUsedInPropertyEditorConfiguration => Problem.Refused(
            status, "Invalid IsElement flag", "Cannot change to document type because this element type is used in the configuration of a data type."),
        ContentTypeOperationStatus.InvalidElementFlagComparedToParent => Problem.Refused(
            status, "Invalid IsElement flag", "A document type that inherits must be an element type exactly when its parent is one."),
        ContentTypeOperationStatus.InvalidSegmentVariationForElementType => Problem.Refused(
            status, "Invalid segment variation", "An element type cannot vary by segment."),
        _ => null,
    };
}
