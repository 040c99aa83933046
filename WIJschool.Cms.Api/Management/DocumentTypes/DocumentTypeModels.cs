using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using WIJschool.Cms.Api.Management.ContentTypes;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.DocumentTypes;

/// <summary>A document type as it is written and read.</summary>
internal record DocumentTypeBody : TypeBody<TypeProperty>
{
    public DocumentTypeBody()
    {
    }

    [SetsRequiredMembers]
    protected DocumentTypeBody(IContentType type)
        : base(type, (property, container) => new TypeProperty(property, container))
    {
        AllowedTemplates = [.. (type.AllowedTemplates ?? []).Select(template => new Reference(template.Key))];
        DefaultTemplate = Reference.To(type.DefaultTemplate?.Key);
        Cleanup = new(
            type.HistoryCleanup?.PreventCleanup ?? false, type.HistoryCleanup?.KeepAllVersionsNewerThanDays, type.HistoryCleanup?.KeepLatestVersionPerDayForDays);
        AllowedDocumentTypes = [.. (type.AllowedContentTypes ?? []).OrderBy(sort => sort.SortOrder).Select(sort => new DocumentTypeSort(new(sort.Key), sort.SortOrder))];
        Compositions = [.. TypeCompositions.Of(type).Select(composition => new DocumentTypeComposition(composition.Type, composition.How))];
    }

    [Required] public required IReadOnlyList<Reference> AllowedTemplates { get; init; }

    public Reference? DefaultTemplate { get; init; }

    [Required] public required VersionCleanup Cleanup { get; init; }

    [Required] public required IReadOnlyList<DocumentTypeSort> AllowedDocumentTypes { get; init; }

    [Required] public required IReadOnlyList<DocumentTypeComposition> Compositions { get; init; }

    /// <summary>Writes the type over a model that Core's editing service takes.</summary>
    public void WriteTo(ContentTypeModelBase model, IEnumerable<Composition> compositions, IEnumerable<ContentTypeSort> allowed)
    {
        base.WriteTo(model, compositions, allowed);
        model.AllowedTemplateKeys = [.. AllowedTemplates.Select(template => template.Id)];
        model.DefaultTemplateKey = DefaultTemplate?.Id;
        model.Cleanup = new ContentTypeCleanup
        {
            PreventCleanup = Cleanup.PreventCleanup,
            KeepAllVersionsNewerThanDays = Cleanup.KeepAllVersionsNewerThanDays,
            KeepLatestVersionPerDayForDays = Cleanup.KeepLatestVersionPerDayForDays,
        };
    }
}

/// <summary>How long old versions of documents are kept; null for what the site does otherwise.</summary>
internal sealed record VersionCleanup(bool PreventCleanup, int? KeepAllVersionsNewerThanDays, int? KeepLatestVersionPerDayForDays);

internal sealed record DocumentTypeSort(Reference DocumentType, int SortOrder);

internal sealed record DocumentTypeComposition(Reference DocumentType, CompositionType CompositionType);

internal sealed record UpdateDocumentTypeRequest : DocumentTypeBody;

internal sealed record CreateDocumentTypeRequest : DocumentTypeBody, ICreateType
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }
}

internal sealed record DocumentTypeResponse : DocumentTypeBody
{
    [SetsRequiredMembers]
    public DocumentTypeResponse(IContentType type)
        : base(type) => Id = type.Key;

    public Guid Id { get; }
}

internal sealed record CreateTemplateRequest
{
    [Required] public string Alias { get; init; } = "";

    [Required] public string Name { get; init; } = "";

    public bool IsDefault { get; init; }
}

internal sealed record DocumentTypeItem(string Name, Guid Id, bool IsElement, string? Icon, string? Description) : NamedItem(Name, Id)
{
    public static DocumentTypeItem From(IContentType type) => new(type.Name ?? "", type.Key, type.IsElement, type.Icon, type.Description);
}

internal sealed record DocumentTypeTreeItem(TreePlace Place, bool IsElement, string Icon) : FolderTreeItem(Place);

internal sealed record DocumentTypeConfigurationResponse(
    DataTypeChangeMode DataTypesCanBeChanged, bool DisableTemplates, bool UseSegments, IReadOnlyCollection<string> ReservedFieldNames);
