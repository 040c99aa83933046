using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.DataTypes;

/// <summary>Makes of what an editor sends the data type that Core then checks and keeps.</summary>
internal sealed class DataTypeWriting(PropertyEditorCollection editors, IDataTypeContainerService folders, IConfigurationEditorJsonSerializer json, TimeProvider clock)
{
    /// <returns>A new data type, or why there can be none.</returns>
    public async Task<(IDataType? Type, DataTypeOperationStatus Status)> NewAsync(CreateDataTypeRequest request)
    {
        if (!editors.TryGet(request.EditorAlias, out var editor)) return (null, DataTypeOperationStatus.PropertyEditorNotFound);

        var parent = request.Parent is { } asked ? await folders.GetAsync(asked.Id) : null;
        if (request.Parent is not null && parent is null) return (null, DataTypeOperationStatus.ParentNotFound);

        var type = new DataType(editor, json, parent?.Id ?? Constants.System.Root) { CreateDate = clock.GetUtcNow().UtcDateTime };
        if (request.Id is { } id) type.Key = id;
        return Written(request, type, editor);
    }

    /// <returns>The data type with what the request says of it, or why it cannot be.</returns>
    public (IDataType? Type, DataTypeOperationStatus Status) Changed(UpdateDataTypeRequest request, IDataType current)
    {
        if (!editors.TryGet(request.EditorAlias, out var editor)) return (null, DataTypeOperationStatus.PropertyEditorNotFound);

        var type = (IDataType)current.DeepClone(); // the one that was read may be in a cache
        type.Editor = editor;
        return Written(request, type, editor);
    }

    private (IDataType? Type, DataTypeOperationStatus Status) Written(DataTypeBody request, IDataType type, IDataEditor editor)
    {
        type.Name = request.Name;
        type.EditorUiAlias = request.EditorUiAlias;
        type.DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType);
        var settings = request.Values.Where(value => value.Value is not null).DistinctBy(value => value.Alias, StringComparer.Ordinal)
            .ToDictionary(value => value.Alias, value => value.Value!, StringComparer.Ordinal);
        type.ConfigurationData = editor.GetConfigurationEditor().FromConfigurationEditor(settings);
        return CanBeRead(type, editor) ? (type, DataTypeOperationStatus.Success) : (null, DataTypeOperationStatus.InvalidConfiguration);
    }

    /// <summary>Core checks only some settings. One of another kind than it must be would be kept, and break every page with such a property.</summary>
    private bool CanBeRead(IDataType type, IDataEditor editor)
    {
        try
        {
            editor.GetConfigurationEditor().ToConfigurationObject(type.ConfigurationData, json);
            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }
}
