using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Documents;

/// <summary>What is said of documents only.</summary>
internal static class DocumentProblems
{
    /// <summary>There is no such document, or nothing of it is published.</summary>
    public static Problem NotFound => Problem.Missing(ContentEditingOperationStatus.NotFound, "The document could not be found");

    /// <summary>There is no such document to open. Umbraco tells it by another status than elsewhere.</summary>
    public static Problem NothingToOpen => Problem.Missing(ContentQueryOperationStatus.ContentNotFound, "The document could not be found");
}
