using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>A file with a type cannot be taken in. An exception, for Core's import has no other way to be told.</summary>
public sealed class TypeImportException(ContentTypeOperationStatus status) : Exception($"The type was refused: {status}")
{
    /// <summary>Why, in Core's words for types; <see cref="ContentTypeOperationStatus.Unknown"/> for a file that is no export.</summary>
    public ContentTypeOperationStatus Status => status;
}
