using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.ValueConverters;
using Umbraco.Cms.Core.Serialization;
using WIJschool.Cms.PropertyEditors.Blocks;
using WIJschool.Cms.PropertyEditors.Images;
using WIJschool.Cms.PropertyEditors.Json;
using WIJschool.Cms.PropertyEditors.RichText;

namespace WIJschool.Cms.PropertyEditors;

/// <summary>The property editors that Umbraco's core leaves to its infrastructure, under Umbraco's own aliases.</summary>
public static class PropertyEditorServices
{
    /// <summary>Before Core's collections are built. Editors and converters themselves are found by their type.</summary>
    public static void AddPropertyEditors(this IUmbracoBuilder builder)
    {
        builder.PropertyValueConverters().Remove<SimpleRichTextValueConverter>(); // ours knows blocks; two for one editor are an error
        builder.MediaUrlGenerators().Add<UploadFieldEditor>().Add<ImageCropperEditor>();
        builder.AddNotificationHandler<MediaSavingNotification, MediaFileDetails>();
        builder.AddNotificationHandler<MediaDeletedNotification, FileRemoval>();
        builder.AddNotificationHandler<MediaMovedToRecycleBinNotification, BinnedFiles>();
        builder.AddNotificationHandler<MediaMovedNotification, BinnedFiles>();
        builder.AddNotificationHandler<MemberDeletedNotification, FileRemoval>();
        builder.AddNotificationHandler<ContentDeletedNotification, FileRemoval>();
        builder.AddNotificationHandler<ContentDeletedBlueprintNotification, FileRemoval>();
        builder.AddNotificationHandler<ContentCopiedNotification, FileCopies>();
        builder.AddNotificationHandler<ContentScaffoldedNotification, FileCopies>();
        builder.AddNotificationHandler<ContentSavedBlueprintNotification, FileCopies>();
    }

    /// <summary>After it.</summary>
    public static IServiceCollection AddPropertyEditorServices(this IServiceCollection services) => services
        .AddSingleton<IJsonSerializer, StoredValueJson>()
        .AddSingleton<IConfigurationEditorJsonSerializer, ConfigurationJson>()
        .AddSingleton<IWebhookJsonSerializer, WebhookJson>()
        .AddSingleton<IJsonSerializerEncoderFactory, DefaultEncoders>()
        .AddSingleton<ITagPropertyIndexValueFactory, TagPropertyIndexValueFactory>()
        .AddSingleton(provider => new Lazy<PropertyEditorCollection>(provider.GetRequiredService<PropertyEditorCollection>))
        .AddSingleton(provider => new Lazy<Umbraco.Cms.Core.Services.IPropertyValidationService>(
            provider.GetRequiredService<Umbraco.Cms.Core.Services.IPropertyValidationService>))
        .AddSingleton<ISvgDimensionExtractor, DrawingDimensions>()
        .AddSingleton<UploadAutoFillProperties>()
        .AddSingleton<BlockElements>()
        .AddSingleton<BlockContents>()
        .AddSingleton<UploadedFiles>()
        .AddSingleton<UploadedMedia>()
        .AddSingleton<PastedImages>()
        .AddSingleton<StoredFiles>();
}
