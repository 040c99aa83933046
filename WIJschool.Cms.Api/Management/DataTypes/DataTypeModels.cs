using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Trees;
using WIJschool.Cms.PropertyEditors.Json;

namespace WIJschool.Cms.Api.Management.DataTypes;

/// <summary>One setting of a data type, as the editor of the settings shows it.</summary>
internal sealed record DataTypeValue
{
    [Required] public string Alias { get; init; } = "";

    /// <summary>Plain values as configuration editors know them: text, numbers, truth, arrays, JSON nodes.</summary>
    [JsonConverter(typeof(PlainValueJsonConverter))]
    public object? Value { get; init; }
}

/// <summary>What creating, changing and reading a data type share.</summary>
internal record DataTypeBody
{
    [Required] public string Name { get; init; } = "";

    /// <summary>The property editor: how values are kept and checked.</summary>
    [Required] public string EditorAlias { get; init; } = "";

    /// <summary>What the back office shows for it.</summary>
    [Required] public string EditorUiAlias { get; init; } = "";

    [Required] public required IReadOnlyList<DataTypeValue> Values { get; init; }
}

internal sealed record CreateDataTypeRequest : DataTypeBody
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }
}

internal sealed record UpdateDataTypeRequest : DataTypeBody;

/// <summary>A data type with its settings.</summary>
internal sealed record DataTypeResponse : DataTypeBody
{
    public required Guid Id { get; init; }

    public required bool IsDeletable { get; init; }

    /// <summary>Whether pickers made with it may go outside the start nodes of a user; those that Umbraco brings may not.</summary>
    public required bool CanIgnoreStartNodes { get; init; }

    public static DataTypeResponse From(IDataType type) => new()
    {
        Id = type.Key,
        Name = type.Name ?? "",
        EditorAlias = type.EditorAlias,
        EditorUiAlias = type.EditorUiAlias ?? "",
        IsDeletable = type.IsDeletableDataType(),
        CanIgnoreStartNodes = !type.IsBuildInDataType(),
        Values = [.. (type.Editor?.GetConfigurationEditor().ToConfigurationEditor(type.ConfigurationData) ?? new Dictionary<string, object>(StringComparer.Ordinal))
            .Select(setting => new DataTypeValue { Alias = setting.Key, Value = setting.Value })],
    };
}

/// <param name="Target">The folder it comes in; null for the root.</param>
internal sealed record PlaceDataTypeRequest(Reference? Target);

internal sealed record DataTypeItem(string Name, Guid Id, string? EditorUiAlias, string EditorAlias, bool IsDeletable) : NamedItem(Name, Id)
{
    public static DataTypeItem From(IDataType type) => new(type.Name ?? "", type.Key, type.EditorUiAlias, type.EditorAlias, type.IsDeletableDataType());
}

internal sealed record DataTypeTreeItem(TreePlace Place, string? EditorUiAlias, bool IsDeletable) : FolderTreeItem(Place);

/// <param name="CanBeChanged">Whether properties that have values may get another data type.</param>
/// <param name="DocumentListViewId">The data type of lists of documents.</param>
/// <param name="MediaListViewId">The data type of lists of media.</param>
internal sealed record DataTypeConfigurationResponse(DataTypeChangeMode CanBeChanged, Guid DocumentListViewId, Guid MediaListViewId);
