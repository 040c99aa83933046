using System.Xml;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services.ImportExport;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Persistence.Packaging;

namespace WIJschool.Cms.Api.Management.Imports;

/// <summary>Looks into an uploaded export before it is imported.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder routes) => routes.MapGet("/import/analyze", AnalyzeAsync).WithTags("Import");

    private static async Task<Results<JsonHttpResult<ImportAnalysis>, Problem>> AnalyzeAsync(Guid? temporaryFileId, ITemporaryFileToXmlImportService import)
    {
        try
        {
            var analysis = await import.AnalyzeAsync(temporaryFileId ?? Guid.Empty);
            return analysis is { Success: true, Result: { } found }
                ? ManagementJson.Ok(new ImportAnalysis(found.EntityType.ToString(), found.Alias, found.Key)) : Refusal(analysis.Status);
        }
        catch (Exception unreadable) when (unreadable is XmlException or TypeImportException)
        {
            return Refusal(TemporaryFileXmlImportOperationStatus.UndeterminedEntityType);
        }
    }

    private static Problem Refusal(TemporaryFileXmlImportOperationStatus status) => status switch
    {
        TemporaryFileXmlImportOperationStatus.TemporaryFileNotFound => Problem.Missing(status, "Temporary file not found"),
        TemporaryFileXmlImportOperationStatus.UndeterminedEntityType => Problem.Refused(status, "Unable to determine entity type"),
        _ => Problem.Other(status, "import"),
    };
}

/// <summary>What a file has in it.</summary>
internal sealed record ImportAnalysis(string EntityType, string? Alias, Guid? Key);
