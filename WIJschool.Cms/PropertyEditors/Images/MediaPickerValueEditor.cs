using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace WIJschool.Cms.PropertyEditors.Images;

/// <summary>
/// Between picked media as the back office shows them, with all configured crops, and as they are stored, with chosen ones only. An entry
/// that names no media item names a file that was uploaded just now, of which a media item is made.
/// </summary>
public sealed class MediaPickerValueEditor : DataValueEditor, IDataValueReference
{
    private readonly IJsonSerializer json;
    private readonly ILocalizedTextService texts;
    private readonly IMediaService media;
    private readonly IMediaTypeService types;
    private readonly IMediaNavigationQueryService navigation;
    private readonly IDataTypeConfigurationCache configurations;
    private readonly UploadedMedia uploads;

    public MediaPickerValueEditor(
        IShortStringHelper strings, IJsonSerializer json, IIOHelper io, DataEditorAttribute attribute, ILocalizedTextService texts,
        IMediaService media, IMediaTypeService types, IMediaNavigationQueryService navigation, IDataTypeConfigurationCache configurations, UploadedMedia uploads)
        : base(strings, json, io, attribute)
    {
        this.json = json;
        this.texts = texts;
        this.media = media;
        this.types = types;
        this.navigation = navigation;
        this.configurations = configurations;
        this.uploads = uploads;
        Validators.Add(new Rule<MediaPicker3Configuration>(Problems));
    }

    /// <inheritdoc />
    public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
        MediaPickerEntries.Read(json, value).Select(entry => new UmbracoEntityReference(Udi.Create(Constants.UdiEntityType.Media, entry.MediaKey)));

    /// <summary>Media that is gone is left out, as in Umbraco: the editor could not show it.</summary>
    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var configuration = configurations.GetConfigurationAs<MediaPicker3Configuration>(property.PropertyType.DataTypeKey);
        var entries = MediaPickerEntries.Read(json, property.GetValue(culture, segment));
        var known = media.GetByIds(entries.Select(entry => entry.MediaKey).Distinct()).ToDictionary(item => item.Key);
        return entries.Where(entry => known.ContainsKey(entry.MediaKey)).Select(entry =>
        {
            var local = entry.Local(configuration);
            return entry with { MediaTypeAlias = known[entry.MediaKey].ContentType.Alias, Crops = local.Crops, FocalPoint = local.FocalPoint };
        }).ToList();
    }

    /// <inheritdoc />
    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        if (Posted(editorValue.Value) is not { } entries) return base.FromEditor(editorValue, currentValue);

        var folder = (editorValue.DataTypeConfiguration as MediaPicker3Configuration)?.StartNodeId;
        var stored = entries.Select(entry => media.GetById(entry.MediaKey) is not null
            ? entry : uploads.Import(entry.MediaKey, folder, entry.MediaTypeAlias.NullOrWhiteSpaceAsNull()) is { } made ? entry with { MediaKey = made.Key } : null);
        var pruned = stored.OfType<MediaPickerEntry>().Select(entry => entry with
        {
            Crops = entry.Crops?.Where(crop => crop.HasCoordinates()).ToList(),
            FocalPoint = entry.FocalPoint is { IsMiddle: true } ? null : entry.FocalPoint,
        }).ToList();
        return pruned.Count == 0 ? null : json.Serialize(pruned);
    }

    private MediaPickerEntry[]? Posted(object? value) => value is not null && json.TryDeserialize(value, out MediaPickerEntry[]? entries) ? entries : null;

    private IEnumerable<ValidationResult> Problems(object? value, MediaPicker3Configuration configuration)
    {
        if (Posted(value) is not { Length: > 0 } entries) yield break;

        if (!configuration.Multiple && entries.Length > 1) yield return texts.Problem("multipleMediaNotAllowed");
        foreach (var problem in texts.Amount(entries.Length, configuration.ValidationLimit.Min, configuration.ValidationLimit.Max)) yield return problem;
        if (!AreAllowed(entries, configuration.Filter)) yield return texts.Problem("invalidMediaType");
        if (configuration.StartNodeId is { } folder && !ValidationHelper.HasValidStartNode(entries.Select(entry => entry.MediaKey), folder, navigation))
        {
            yield return texts.Problem("invalidStartNode");
        }
    }

    private bool AreAllowed(MediaPickerEntry[] entries, string? filter)
    {
        var allowed = (filter ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse).ToHashSet();
        if (allowed.Count == 0) return true;

        var unnamed = media.GetByIds(entries.Where(entry => string.IsNullOrWhiteSpace(entry.MediaTypeAlias)).Select(entry => entry.MediaKey));
        var aliases = entries.Select(entry => entry.MediaTypeAlias).Where(alias => !string.IsNullOrWhiteSpace(alias)).Concat(unnamed.Select(item => item.ContentType.Alias));
        return aliases.Distinct().All(alias => types.Get(alias!) is { } type && allowed.Contains(type.Key));
    }
}
