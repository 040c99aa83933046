using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests.PropertyEditors;

/// <summary>Data types and content types of one test's own, and what the back office posts to their editors.</summary>
public sealed class EditorSite(CmsFixture cms)
{
    public string Suffix { get; } = Guid.NewGuid().ToString("N")[..8];

    public IContentService Contents => cms.Get<IContentService>();

    public async Task<IDataType> DataTypeAsync(string alias, params (string Name, object Value)[] settings)
    {
        var editor = cms.Get<PropertyEditorCollection>()[alias]!;
        var dataType = new DataType(editor, cms.Get<IConfigurationEditorJsonSerializer>())
        {
            Name = $"{alias} {Guid.NewGuid():N}",
            DatabaseType = ValueTypes.ToStorageType(editor.GetValueEditor().ValueType),
            ConfigurationData = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
        };
        Assert.True((await cms.Get<IDataTypeService>().CreateAsync(dataType, Constants.Security.SuperUserKey)).Success);
        return dataType;
    }

    /// <summary>A data type whose blocks are of one element type.</summary>
    public Task<IDataType> BlocksAsync(string alias, IContentType element) =>
        DataTypeAsync(alias, ("blocks", new[] { new Dictionary<string, object> { ["contentElementTypeKey"] = element.Key } }));

    public async Task<IDataType> TextAsync() => (await cms.Get<IDataTypeService>().GetAsync(Constants.DataTypes.Guids.TextstringGuid))!;

    public Task<IContentType> TypeAsync(string alias, bool isElement, params (string Alias, IDataType Type)[] properties) =>
        TypeAsync(alias, isElement, ContentVariation.Nothing, [.. properties.Select(property => (property.Alias, property.Type, ContentVariation.Nothing))]);

    public async Task<IContentType> TypeAsync(string alias, bool isElement, ContentVariation variation, params (string Alias, IDataType Type, ContentVariation Variation)[] properties)
    {
        var strings = cms.Get<IShortStringHelper>();
        var type = new ContentType(strings, Constants.System.Root)
        {
            Alias = alias + Suffix,
            Name = alias + Suffix,
            IsElement = isElement,
            AllowedAsRoot = !isElement,
            Variations = variation,
        };
        type.AddPropertyGroup("inhoud", "Inhoud");
        foreach (var property in properties)
        {
            type.AddPropertyType(new PropertyType(strings, property.Type, property.Alias) { Name = property.Alias, Variations = property.Variation }, "inhoud");
        }

        Assert.True((await cms.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success);
        return cms.Get<IContentTypeService>().Get(type.Key)!;
    }

    public IDataValueEditor Editor(IDataType dataType) => cms.Get<PropertyEditorCollection>()[dataType.EditorAlias]!.GetValueEditor(dataType.ConfigurationObject);

    public object? Json(string json) => cms.Get<IJsonSerializer>().Deserialize<object>(json);

    /// <summary>Sets a property to what the back office posts, as JSON.</summary>
    public void Post(IContentBase page, string alias, IDataType dataType, string? posted)
    {
        var property = page.Properties[alias]!;
        var data = new ContentPropertyData(posted is null ? null : Json(posted), dataType.ConfigurationObject)
        {
            ContentKey = page.Key,
            PropertyTypeKey = property.PropertyType.Key,
        };
        page.SetValue(alias, Editor(dataType).FromEditor(data, property.GetValue()));
    }

    public IContent Publish(IContent page, params string[] cultures)
    {
        Assert.True(Contents.Save(page).Success);
        Assert.True(Contents.Publish(page, cultures is [] ? ["*"] : cultures).Success);
        return Contents.GetById(page.Key)!;
    }
}
