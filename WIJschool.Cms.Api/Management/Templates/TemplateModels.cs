using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.Models;

namespace WIJschool.Cms.Api.Management.Templates;

/// <param name="Content">The source of the view; empty where only the compiled view is there.</param>
internal sealed record TemplateResponse(Guid Id, string Name, string Alias, string? Content, Reference? MasterTemplate)
{
    public static TemplateResponse From(ITemplate template, ITemplate? master) =>
        new(template.Key, template.Name ?? "", template.Alias, template.Content, Reference.To(master?.Key));
}

internal sealed record TemplateItem(string Name, Guid Id, string Alias) : NamedItem(Name, Id)
{
    public static TemplateItem From(ITemplate template) => new(template.Name ?? "", template.Key, template.Alias);
}

/// <param name="Disabled">Whether the back office has no templates at all.</param>
internal sealed record TemplateConfigurationResponse(bool Disabled);

internal record UpdateTemplateRequest
{
    [Required] public string Name { get; init; } = "";

    [Required] public string Alias { get; init; } = "";

    public string? Content { get; init; }
}

internal sealed record CreateTemplateRequest : UpdateTemplateRequest
{
    public Guid? Id { get; init; }
}
