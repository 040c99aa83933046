using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Manifest;

namespace WIJschool.Cms.Api.Management.Manifests;

/// <summary>The extensions of the back office, by the packages that bring them. Not paged: the back office waits for them before it shows anything.</summary>
internal static class ManifestEndpoints
{
    public static void MapManifests(this IEndpointRouteBuilder routes)
    {
        var manifests = routes.MapGroup("/manifest/manifest").WithTags("Manifest");
        manifests.MapGet("", AllAsync);
        manifests.MapGet("/private", PrivateAsync);
        manifests.MapGet("/public", PublicAsync).AllowAnonymous();
    }

    private static async Task<JsonHttpResult<List<ManifestResponse>>> AllAsync(IPackageManifestService packages) => Show(await packages.GetAllPackageManifestsAsync());

    private static async Task<JsonHttpResult<List<ManifestResponse>>> PrivateAsync(IPackageManifestService packages) =>
        Show(await packages.GetPrivatePackageManifestsAsync());

    private static async Task<JsonHttpResult<List<ManifestResponse>>> PublicAsync(IPackageManifestService packages) =>
        Show(await packages.GetPublicPackageManifestsAsync());

    private static JsonHttpResult<List<ManifestResponse>> Show(IEnumerable<PackageManifest> packages) =>
        ManagementJson.Ok(packages.Select(package => new ManifestResponse(package.Name, package.Id, package.Version, package.Extensions)).ToList());
}

/// <param name="Extensions">As the package's file has them: only the back office knows their kinds.</param>
internal sealed record ManifestResponse(string Name, string? Id, string? Version, object[] Extensions);
