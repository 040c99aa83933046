using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Packaging;

namespace WIJschool.Cms.Api.Management.Packages;

/// <param name="PackagePath">The name of the file that a download gives.</param>
internal sealed record PackageResponse(
    Guid Id, string Name, string PackagePath, string? ContentNodeId, bool ContentLoadChildNodes, IEnumerable<Guid> MediaIds, bool MediaLoadChildNodes,
    IEnumerable<string> DocumentTypes, IEnumerable<string> MediaTypes, IEnumerable<string> DataTypes, IEnumerable<string> Templates, IEnumerable<string> PartialViews,
    IEnumerable<string> Stylesheets, IEnumerable<string> Scripts, IEnumerable<string> Languages, IEnumerable<string> DictionaryItems)
{
    public static PackageResponse From(PackageDefinition package) => new(
        package.PackageId, package.Name, package.PackagePath, package.ContentNodeId, package.ContentLoadChildNodes, package.MediaUdis.Select(udi => udi.Guid),
        package.MediaLoadChildNodes, package.DocumentTypes, package.MediaTypes, package.DataTypes, package.Templates, package.PartialViews, package.Stylesheets, package.Scripts,
        package.Languages, package.DictionaryItems);
}

internal record PackageRequest
{
    [Required(AllowEmptyStrings = true)] public string? Name { get; init; }

    public string? ContentNodeId { get; init; }

    public required bool ContentLoadChildNodes { get; init; }

    [Required] public List<Guid>? MediaIds { get; init; }

    public required bool MediaLoadChildNodes { get; init; }

    [Required] public List<string>? DocumentTypes { get; init; }

    [Required] public List<string>? MediaTypes { get; init; }

    [Required] public List<string>? DataTypes { get; init; }

    [Required] public List<string>? Templates { get; init; }

    [Required] public List<string>? PartialViews { get; init; }

    [Required] public List<string>? Stylesheets { get; init; }

    [Required] public List<string>? Scripts { get; init; }

    [Required] public List<string>? Languages { get; init; }

    [Required] public List<string>? DictionaryItems { get; init; }

    /// <summary>The package that the request describes.</summary>
    public PackageDefinition ToPackage(Guid key) => new()
    {
        PackageId = key,
        Name = Name!,
        ContentNodeId = ContentNodeId,
        ContentLoadChildNodes = ContentLoadChildNodes,
        MediaUdis = [.. MediaIds!.Select(id => new GuidUdi(Constants.UdiEntityType.Media, id))],
        MediaLoadChildNodes = MediaLoadChildNodes,
        DocumentTypes = DocumentTypes!,
        MediaTypes = MediaTypes!,
        DataTypes = DataTypes!,
        Templates = Templates!,
        PartialViews = PartialViews!,
        Stylesheets = Stylesheets!,
        Scripts = Scripts!,
        Languages = Languages!,
        DictionaryItems = DictionaryItems!,
    };
}

internal sealed record CreatePackageRequest : PackageRequest
{
    public Guid? Id { get; init; }
}

internal sealed record UpdatePackageRequest : PackageRequest
{
    [Required(AllowEmptyStrings = true)] public string? PackagePath { get; init; }
}

internal sealed record PackageConfigurationResponse(string MarketplaceUrl);

internal sealed record PackageMigrationStatus(string PackageName, bool HasPendingMigrations);
