using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Packages;

/// <summary>Packages that editors put together here, and those of others, which bring nothing that has to be migrated.</summary>
internal static class PackageEndpoints
{
    public static void MapPackages(this IEndpointRouteBuilder routes)
    {
        var packages = routes.MapGroup("/package").WithTags("Package").RequireAuthorization(SectionPolicies.Packages);
        packages.MapGet("/configuration", Configuration);
        packages.MapGet("/migration-status", MigrationStatusAsync);
        packages.MapPost("/{name}/run-migration", RunMigration);

        var created = packages.MapGroup("/created");
        created.MapGet("", ListAsync);
        created.MapGet("/{id:guid}", ByIdAsync);
        created.MapPost("", CreateAsync);
        created.MapPut("/{id:guid}", UpdateAsync);
        created.MapDelete("/{id:guid}", DeleteAsync);
        created.MapGet("/{id:guid}/download", DownloadAsync);
    }

    private static JsonHttpResult<PackageConfigurationResponse> Configuration(IUmbracoVersion version, IOptionsMonitor<MarketplaceSettings> marketplace)
    {
        var query = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["umbversion"] = version.SemanticVersion.ToSemanticStringWithoutBuild(),
            ["style"] = "backoffice",
        };
        foreach (var (name, value) in marketplace.CurrentValue.AdditionalParameters) query[name] = value;
        var address = new UriBuilder(Constants.Marketplace.Url) { Query = QueryHelpers.AddQueryString("", query) };
        return ManagementJson.Ok(new PackageConfigurationResponse(address.ToString()));
    }

    private static async Task<JsonHttpResult<Page<PackageMigrationStatus>>> MigrationStatusAsync([AsParameters] Paging paging, IPackagingService packages)
    {
        var all = await packages.GetInstalledPackagesFromMigrationPlansAsync(0, int.MaxValue);
        return ManagementJson.Ok(paging.Of([.. all.Items], package => new PackageMigrationStatus(package.PackageName ?? "", package.HasPendingMigrations)));
    }

    private static Problem RunMigration(string name) => Problem.Missing(
        PackageMigrationOperationStatus.NotFound, "No migration plans were found for that package", $"The package '{name}' brings none to this site.");

    private static async Task<JsonHttpResult<Page<PackageResponse>>> ListAsync([AsParameters] Paging paging, IPackagingService packages)
    {
        var all = await packages.GetCreatedPackagesAsync(0, int.MaxValue);
        return ManagementJson.Ok(paging.Of([.. all.Items], PackageResponse.From));
    }

    private static async Task<Results<JsonHttpResult<PackageResponse>, Problem>> ByIdAsync(Guid id, IPackagingService packages) =>
        await packages.GetCreatedPackageByKeyAsync(id) is { } package ? ManagementJson.Ok(PackageResponse.From(package)) : Refused(PackageOperationStatus.NotFound);

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(Body<CreatePackageRequest> body, IPackagingService packages, IBackOfficeSecurityAccessor security)
    {
        var created = await packages.CreateCreatedPackageAsync(body.Value.ToPackage(body.Value.Id ?? Guid.Empty), security.UserKey());
        return created.Success ? new CreatedResource("package/created", created.Result.PackageId.ToString()) : Refused(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(Guid id, Body<UpdatePackageRequest> body, IPackagingService packages, IBackOfficeSecurityAccessor security)
    {
        var updated = await packages.UpdateCreatedPackageAsync(body.Value.ToPackage(id), security.UserKey());
        return updated.Success ? TypedResults.Ok() : Refused(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(Guid id, IPackagingService packages, IBackOfficeSecurityAccessor security)
    {
        var deleted = await packages.DeleteCreatedPackageAsync(id, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : Refused(deleted.Status);
    }

    private static async Task<Results<FileStreamHttpResult, Problem>> DownloadAsync(Guid id, IPackagingService packages)
    {
        if (await packages.GetCreatedPackageByKeyAsync(id) is not { } package || packages.GetPackageFileStream(package) is not { } file) return Refused(PackageOperationStatus.NotFound);

        var type = package.PackagePath.EndsWith(".zip", StringComparison.Ordinal) ? MediaTypeNames.Application.Zip : MediaTypeNames.Text.Xml;
        return TypedResults.Stream(file, type, package.PackagePath);
    }

    private static Problem Refused(PackageOperationStatus status) => status switch
    {
        PackageOperationStatus.NotFound => Problem.Missing(status, "The package could not be found"),
        PackageOperationStatus.DuplicateItemName => Problem.Refused(
            status, "Duplicate package name", "Another package already exists with the attempted name."),
        PackageOperationStatus.InvalidName => Problem.Refused(
            status, "Invalid package name", "The attempted package name does not represent a valid name for a package."),
        _ => Problem.Other(status, "package"),
    };
}
