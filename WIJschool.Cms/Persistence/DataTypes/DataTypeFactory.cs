using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using WIJschool.Cms.Persistence.Entities;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.DataTypes;

/// <summary>Between a data type and its row. The editors come late: some of them ask for data types themselves.</summary>
internal sealed class DataTypeFactory(
    Lazy<PropertyEditorCollection> editors, Lazy<IDataValueEditorFactory> valueEditors, IConfigurationEditorJsonSerializer serializer)
{
    /// <summary>The data type as stored; one whose editor is not installed keeps alias and configuration and stays readable.</summary>
    public DataType Build(DataTypeRow row, NodeRow node)
    {
        var editor = editors.Value.TryGet(row.PropertyEditorAlias, out var installed)
            ? installed
            : new MissingPropertyEditor(row.PropertyEditorAlias, valueEditors.Value);
        var dataType = new DataType(editor, serializer, node.ParentId);
        dataType.DisableChangeTracking();
        dataType.Id = node.Id;
        dataType.Key = node.UniqueId;
        dataType.Name = node.Text;
        dataType.Path = node.Path;
        dataType.Level = node.Level;
        dataType.SortOrder = node.SortOrder;
        dataType.Trashed = node.Trashed;
        dataType.CreatorId = node.NodeUser ?? NodeStore.SuperUser;
        dataType.CreateDate = dataType.UpdateDate = node.CreateDate;
        dataType.EditorUiAlias = row.PropertyEditorUiAlias;
        dataType.DatabaseType = Enum.Parse<ValueStorageType>(row.DbType, ignoreCase: true);
        dataType.SetConfigurationData(ReadConfiguration(editor, row));
        dataType.ResetDirtyProperties(false);
        dataType.EnableChangeTracking();
        return dataType;
    }

    public DataTypeRow BuildRow(IDataType dataType) => new()
    {
        NodeId = dataType.Id,
        PropertyEditorAlias = dataType.EditorAlias,
        PropertyEditorUiAlias = dataType.EditorUiAlias,
        DbType = dataType.DatabaseType.ToString(),
        Config = dataType.Editor is { } editor
            ? editor.GetConfigurationEditor().ToDatabase(dataType.ConfigurationData, serializer)
            : serializer.Serialize(dataType.ConfigurationData),
    };

    private IDictionary<string, object> ReadConfiguration(IDataEditor editor, DataTypeRow row)
    {
        try
        {
            return editor.GetConfigurationEditor().FromDatabase(row.Config, serializer);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"The configuration of data type {row.NodeId} ({row.PropertyEditorAlias}) cannot be read.", failure);
        }
    }
}
