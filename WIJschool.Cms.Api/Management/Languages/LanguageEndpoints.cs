using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.Languages;

/// <summary>The languages of the site. Everybody in the back office may read them; changing them takes the settings section.</summary>
internal static class LanguageEndpoints
{
    public static void MapLanguages(this IEndpointRouteBuilder routes)
    {
        var languages = routes.MapGroup("/language").WithTags("Language");
        languages.MapGet("", ListAsync);
        languages.MapGet("/{isoCode}", ByIsoCodeAsync);
        languages.MapPost("", CreateAsync).RequireAuthorization(SectionPolicies.Languages);
        languages.MapPut("/{isoCode}", UpdateAsync).RequireAuthorization(SectionPolicies.Languages);
        languages.MapDelete("/{isoCode}", DeleteAsync).RequireAuthorization(SectionPolicies.Languages);

        var items = routes.MapGroup("/item/language").WithTags("Language");
        items.MapGet("", ItemsAsync);
        items.MapGet("/default", DefaultAsync);
    }

    private static async Task<JsonHttpResult<Page<LanguageResponse>>> ListAsync([AsParameters] Paging paging, ILanguageService languages) =>
        ManagementJson.Ok(paging.Of([.. await languages.GetAllAsync()], LanguageResponse.From));

    private static async Task<Results<JsonHttpResult<LanguageResponse>, Problem>> ByIsoCodeAsync(string isoCode, ILanguageService languages) =>
        await languages.GetAsync(isoCode) is { } language ? ManagementJson.Ok(LanguageResponse.From(language)) : LanguageProblems.NotFound;

    private static async Task<JsonHttpResult<List<LanguageItem>>> ItemsAsync(string[] isoCode, ILanguageService languages) =>
        ManagementJson.Ok((await languages.GetMultipleAsync(isoCode)).Select(LanguageItem.From).ToList());

    private static async Task<Results<JsonHttpResult<LanguageItem>, Problem>> DefaultAsync(ILanguageService languages) =>
        await languages.GetDefaultLanguageAsync() is { } language ? ManagementJson.Ok(LanguageItem.From(language)) : LanguageProblems.NotFound;

    private static async Task<Results<CreatedResource, Problem>> CreateAsync(Body<CreateLanguageRequest> body, ILanguageService languages, IBackOfficeSecurityAccessor security)
    {
        var language = new Language(body.Value.IsoCode, body.Value.Name);
        body.Value.ApplyTo(language);
        var created = await languages.CreateAsync(language, security.UserKey());
        return created.Success ? new CreatedResource("language", created.Result.IsoCode) : LanguageProblems.Of(created.Status);
    }

    private static async Task<Results<Ok, Problem>> UpdateAsync(
        string isoCode, Body<UpdateLanguageRequest> body, ILanguageService languages, IBackOfficeSecurityAccessor security)
    {
        if (await languages.GetAsync(isoCode) is not { } language) return LanguageProblems.NotFound;

        body.Value.ApplyTo(language);
        var updated = await languages.UpdateAsync(language, security.UserKey());
        return updated.Success ? TypedResults.Ok() : LanguageProblems.Of(updated.Status);
    }

    private static async Task<Results<Ok, Problem>> DeleteAsync(string isoCode, ILanguageService languages, IBackOfficeSecurityAccessor security)
    {
        var deleted = await languages.DeleteAsync(isoCode, security.UserKey());
        return deleted.Success ? TypedResults.Ok() : LanguageProblems.Of(deleted.Status);
    }
}
