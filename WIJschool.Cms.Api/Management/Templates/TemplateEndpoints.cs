using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Features;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Templates;

/// <summary>The views of pages. They are compiled with the site, as in an Umbraco in production mode: only what a template is called can be changed.</summary>
internal static class TemplateEndpoints
{
    public static void MapTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes.MapGroup("/template").WithTags("Template").RequireAuthorization(SectionPolicies.Templates);
        templates.MapGet("/{id:guid}", ByIdAsync);
        templates.MapPost("", Create);
        templates.MapPut("/{id:guid}", UpdateAsync);
        templates.MapDelete("/{id:guid}", DeleteAsync);
        templates.MapGet("/configuration", Configuration);

        var items = routes.MapGroup("/item/template").WithTags("Template");
        items.MapGet("", ItemsAsync);
        items.MapGet("/search", SearchAsync);
    }

    private static async Task<Results<JsonHttpResult<TemplateResponse>, Problem>> ByIdAsync(Guid id, ITemplateService templates) =>
        await templates.GetAsync(id) is { } template
            ? ManagementJson.Ok(TemplateResponse.From(template, await MasterAsync(template, templates)))
            : TemplateProblems.Of(TemplateOperationStatus.TemplateNotFound);

    private static Problem Create(Body<CreateTemplateRequest> body) => TemplateProblems.Of(TemplateOperationStatus.NotAllowedInProductionMode);

    /// <summary>Gives a template another name. Its alias is the name of its view's file, and part of what is compiled.</summary>
    private static async Task<Results<Ok, Problem>> UpdateAsync(
        Guid id, Body<UpdateTemplateRequest> body, ITemplateService templates, IBackOfficeSecurityAccessor security)
    {
        if (await templates.GetAsync(id) is not { } template) return TemplateProblems.Of(TemplateOperationStatus.TemplateNotFound);
        if (body.Value.Alias != template.Alias || (body.Value.Content ?? "") != (template.Content ?? ""))
            return TemplateProblems.Of(TemplateOperationStatus.ContentChangeNotAllowedInProductionMode);

        template.Name = body.Value.Name;
        var updated = await templates.UpdateAsync(template, security.UserKey());
        return updated.Success ? TypedResults.Ok() : TemplateProblems.Of(updated.Status);
    }

    private static async Task<Problem> DeleteAsync(Guid id, ITemplateService templates) => TemplateProblems.Of(
        await templates.GetAsync(id) is null ? TemplateOperationStatus.TemplateNotFound : TemplateOperationStatus.NotAllowedInProductionMode);

    private static JsonHttpResult<TemplateConfigurationResponse> Configuration(UmbracoFeatures features) =>
        ManagementJson.Ok(new TemplateConfigurationResponse(features.Disabled.DisableTemplates));

    private static async Task<JsonHttpResult<List<TemplateItem>>> ItemsAsync(Guid[] id, ITemplateService templates) =>
        ManagementJson.Ok(id.Length == 0 ? [] : (await templates.GetAllAsync(id)).Select(TemplateItem.From).ToList());

    private static async Task<JsonHttpResult<Page<TemplateItem>>> SearchAsync(string? query, [AsParameters] Paging paging, ITemplateService templates)
    {
        var all = await templates.GetAllAsync(Array.Empty<string>());
        return ManagementJson.Ok(paging.Of(
            [.. all.Where(template => template.Name?.Contains(query?.Trim() ?? "", StringComparison.OrdinalIgnoreCase) == true)], TemplateItem.From));
    }

    private static async Task<ITemplate?> MasterAsync(ITemplate template, ITemplateService templates) =>
        string.IsNullOrEmpty(template.MasterTemplateAlias) ? null : await templates.GetAsync(template.MasterTemplateAlias);
}
