using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Tests.ContentTypes;

namespace WIJschool.Cms.Tests.DataTypes;

public abstract class DataTypeTests(CmsFixture cms)
{
    private readonly TypeMaker make = new(cms);

    private IDataTypeService DataTypes => cms.Get<IDataTypeService>();

    [Fact]
    public async Task A_data_type_comes_back_with_its_configuration()
    {
        var created = await Create("Getal", new Dictionary<string, object> { ["min"] = 3, ["max"] = 8 });

        var stored = (await DataTypes.GetAsync(created.Key))!;

        Assert.Equal((created.Name, "Umbraco.Integer", "Umb.PropertyEditorUi.Integer", ValueStorageType.Integer),
            (stored.Name, stored.EditorAlias, stored.EditorUiAlias, stored.DatabaseType));
        Assert.Equal(["max", "min"], stored.ConfigurationData.Keys.Order());
        Assert.Equal("8", $"{stored.ConfigurationData["max"]}");
    }

    [Fact]
    public async Task A_second_data_type_of_one_name_gets_a_number_behind_it()
    {
        var first = await Create("Zelfde", []);

        var second = await CreateNamed(first.Name!, []);

        Assert.Equal($"{first.Name} (1)", second.Name);
    }

    [Fact]
    public async Task A_data_type_whose_editor_is_not_installed_keeps_alias_and_configuration()
    {
        var editor = new MissingPropertyEditor("Leverancier.Onbekend", cms.Get<IDataValueEditorFactory>());
        var type = new DataType(editor, cms.Get<IConfigurationEditorJsonSerializer>())
        {
            Name = make.Alias("onbekend"),
            DatabaseType = ValueStorageType.Ntext,
            ConfigurationData = new Dictionary<string, object> { ["sleutel"] = "waarde" },
        };
        await DataTypes.CreateAsync(type, Constants.Security.SuperUserKey);

        var stored = (await DataTypes.GetAsync(type.Key))!;

        Assert.Equal(("Leverancier.Onbekend", "waarde"), (stored.EditorAlias, stored.ConfigurationData["sleutel"].ToString()));
    }

    [Fact]
    public async Task A_data_type_moves_into_a_folder_and_is_found_by_its_editor()
    {
        var type = await Create("Verhuist", []);
        var folder = await cms.Get<IDataTypeContainerService>().CreateAsync(null, make.Alias("map"), null, Constants.Security.SuperUserKey);

        await DataTypes.MoveAsync(type, folder.Result!.Key, Constants.Security.SuperUserKey);

        var stored = (await DataTypes.GetAsync(type.Key))!;
        Assert.Equal($"-1,{folder.Result.Id},{type.Id}", stored.Path);
        Assert.Contains(type.Key, (await DataTypes.GetByEditorAliasAsync("Umbraco.Integer")).Select(d => d.Key));
    }

    [Fact]
    public async Task A_property_follows_a_change_of_its_data_type()
    {
        var dataType = await Create("Volgt", []);
        var contentType = await make.Create("Volger", []);
        contentType.AddPropertyType(await make.Property("getal", dataType.Key), "inhoud");
        await make.Save(contentType);

        dataType.DatabaseType = ValueStorageType.Decimal;
        await DataTypes.UpdateAsync(dataType, Constants.Security.SuperUserKey);

        Assert.Equal(ValueStorageType.Decimal, make.Types.Get(contentType.Id)!.PropertyTypes.Single().ValueStorageType);
    }

    [Fact]
    public async Task A_deleted_data_type_takes_the_properties_along_that_use_it()
    {
        var dataType = await Create("Weg", []);
        var contentType = await make.Create("Houder", ["blijft"]);
        contentType.AddPropertyType(await make.Property("weg", dataType.Key), "inhoud");
        await make.Save(contentType);
        Assert.Equal(1, (await DataTypes.GetPagedRelationsAsync(dataType.Key, 0, 10)).Total);

        var deleted = await DataTypes.DeleteAsync(dataType.Key, Constants.Security.SuperUserKey);

        Assert.Equal(DataTypeOperationStatus.Success, deleted.Status);
        Assert.Equal(["blijft"], make.Types.Get(contentType.Id)!.PropertyTypes.Select(p => p.Alias));
    }

    private Task<IDataType> Create(string name, Dictionary<string, object> configuration) => CreateNamed(make.Alias(name), configuration);

    private async Task<IDataType> CreateNamed(string name, Dictionary<string, object> configuration)
    {
        cms.Get<PropertyEditorCollection>().TryGet(Constants.PropertyEditors.Aliases.Integer, out var editor);
        var type = new DataType(editor!, cms.Get<IConfigurationEditorJsonSerializer>())
        {
            Name = name,
            EditorUiAlias = "Umb.PropertyEditorUi.Integer",
            DatabaseType = ValueStorageType.Integer,
            ConfigurationData = configuration,
        };
        var created = await DataTypes.CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.Equal(DataTypeOperationStatus.Success, created.Status);
        return created.Result;
    }
}

[Collection(OnSqlite.Name)]
public sealed class DataTypesOnSqlite(SqliteCms cms) : DataTypeTests(cms);

[Collection(OnPostgres.Name)]
public sealed class DataTypesOnPostgres(PostgresCms cms) : DataTypeTests(cms);
