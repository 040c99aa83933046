using System.Collections.Concurrent;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace WIJschool.Cms.Persistence.Tags;

/// <summary>Keeps the tag tables equal to what content says in properties whose value editor knows tags (<see cref="IDataValueTags"/>).</summary>
internal sealed class TagWriter(
    ITagRepository tags, PropertyEditorCollection editors, IDataTypeConfigurationCache configurations, ILanguageRepository languages)
{
    private readonly ConcurrentDictionary<string, IDataValueTags?> byEditor = new(StringComparer.OrdinalIgnoreCase);

    public void Write(IContentBase entity)
    {
        foreach (var property in entity.Properties)
        {
            if (byEditor.GetOrAdd(property.PropertyType.PropertyEditorAlias, TagsOf) is not { } editor) continue;
            var configuration = configurations.GetConfiguration(property.PropertyType.DataTypeKey);
            var varies = property.PropertyType.VariesByCulture();
            var assigned = property.Values.Where(v => varies || v.Culture is null)
                .SelectMany(v => editor.GetTags(v.EditedValue, configuration, languages.GetIdByIsoCode(v.Culture)));
            tags.Assign(entity.Id, property.PropertyTypeId, assigned.ToList());
        }
    }

    public void Clear(IContentBase entity) => tags.RemoveAll(entity.Id);

    private IDataValueTags? TagsOf(string editorAlias) =>
        editors.TryGet(editorAlias, out var editor) ? editor.GetValueEditor() as IDataValueTags : null;
}
