using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.ContentEditing;

namespace WIJschool.Cms.Api.Management.Content;

/// <summary>A new order of what lies directly below something.</summary>
internal sealed record SortingRequest
{
    /// <summary>What it lies below; null for the root.</summary>
    public Reference? Parent { get; init; }

    [Required] public required IReadOnlyList<ItemSorting> Sorting { get; init; }

    /// <summary>The order as Core's editing services take it.</summary>
    public IEnumerable<SortingModel> Models() => Sorting.Select(item => new SortingModel { Key = item.Id, SortOrder = item.SortOrder });
}

internal sealed record ItemSorting([property: JsonRequired] Guid Id, [property: JsonRequired] int SortOrder);
