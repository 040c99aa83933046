using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Tests.ContentTypes;

/// <summary>Makes document types with aliases that no other test uses, over the data types every database has.</summary>
internal sealed class TypeMaker(CmsFixture cms)
{
    private readonly string suffix = Guid.NewGuid().ToString("N")[..8];

    public IContentTypeService Types => cms.Get<IContentTypeService>();

    /// <summary>A document type with a text property for each alias, all in one group.</summary>
    public async Task<IContentType> Create(string name, string[] properties, Action<ContentType>? adjust = null)
    {
        var type = new ContentType(cms.Get<IShortStringHelper>(), Constants.System.Root) { Name = name, Alias = Alias(name), Icon = "icon-document" };
        adjust?.Invoke(type);
        type.AddPropertyGroup("inhoud", "Inhoud");
        foreach (var alias in properties) type.AddPropertyType(await Property(alias), "inhoud");
        var created = await Types.CreateAsync(type, Constants.Security.SuperUserKey);
        Assert.True(created.Success, $"{created.Result}");
        return Types.Get(type.Key)!;
    }

    public async Task Save(IContentType type)
    {
        var saved = await Types.UpdateAsync(type, Constants.Security.SuperUserKey);
        Assert.True(saved.Success, $"{saved.Result}");
    }

    public string Alias(string name) => name.ToLowerInvariant() + suffix;

    public async Task<PropertyType> Property(string alias, Guid? dataType = null)
    {
        var type = await cms.Get<IDataTypeService>().GetAsync(dataType ?? Constants.DataTypes.Guids.TextstringGuid);
        return new PropertyType(cms.Get<IShortStringHelper>(), type!, alias) { Name = alias };
    }
}
