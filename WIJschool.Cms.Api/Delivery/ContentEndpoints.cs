using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Security;
using WIJschool.Cms.DeliveryApi.Querying;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Content: one item by path or id, several by id, and lists.</summary>
internal static class ContentEndpoints
{
    /// <summary>One content item by its path, with a redirect when it moved.</summary>
    public static async Task<IResult> ItemByPathAsync(
        HttpContext http, IApiContentPathResolver paths, IApiPublishedContentCache contents, IRequestRedirectService redirects, ContentAnswers answers, string path = "")
    {
        var wanted = WebUtility.UrlDecode(path) is { Length: > 0 } given ? given : "/";
        if (Find(wanted, http, paths, contents) is { } content) return await answers.ItemAsync(http, content);
        if (redirects.GetRedirectRoute(wanted) is not { } route) return TypedResults.NotFound();

        http.Response.Headers["Location-Start-Item-Path"] = route.StartItem.Path;
        http.Response.Headers["Location-Start-Item-Id"] = route.StartItem.Id.ToString("D");
        return TypedResults.Redirect(route.Path, permanent: true);
    }

    /// <summary>One content item by its id.</summary>
    public static async Task<IResult> ItemByIdAsync(Guid id, HttpContext http, IApiPublishedContentCache contents, ContentAnswers answers) =>
        await answers.ItemAsync(http, contents.GetById(id));

    /// <summary>Several content items, in the order of their ids. One that the reader may not enter refuses them all.</summary>
    public static async Task<IResult> ItemsAsync(HttpContext http, IApiPublishedContentCache contents, IRequestMemberAccessService access, ContentAnswers answers)
    {
        if (ListQuery.Ids(http.Request.Query, out var problem) is not { } ids) return problem!;
        if (ids.Count == 0) return new NoSuchAddress();

        var found = contents.GetByIds(ids).ToList();
        foreach (var item in found)
        {
            if (ContentAnswers.Refusal(await access.MemberHasAccessToAsync(item)) is { } refusal) return refusal;
        }

        return answers.Items(http, found);
    }

    /// <summary>A list of content.</summary>
    public static async Task<IResult> ListAsync(
        HttpContext http, IApiContentQueryService queries, IApiPublishedContentCache contents, IRequestMemberAccessService access, ContentAnswers answers)
    {
        if (ListQuery.Read(http.Request.Query, lowest: 0, out var problem) is not { } query) return problem!;

        try
        {
            var found = queries.ExecuteQuery(query.Fetch, query.Filters, query.Sorts, await access.MemberAccessAsync(), query.Skip, query.Take);
            return found.Success ? answers.Page(http, found.Result!.Total, contents.GetByIds(found.Result.Items)) : DeliveryProblems.From(found.Status);
        }
        catch (DeliveryQueryException unknown)
        {
            return DeliveryProblems.Refused("Selector option not found", unknown.Message);
        }
    }

    private static IPublishedContent? Find(string path, HttpContext http, IApiContentPathResolver paths, IApiPublishedContentCache contents)
    {
        var trimmed = path.Trim('/');
        if (!trimmed.StartsWith(Constants.DeliveryApi.Routing.PreviewContentPathPrefix, StringComparison.Ordinal)) return paths.ResolveContentPath(path);

        return DeliveryRequest.Of(http)!.WantsPreview && Guid.TryParse(trimmed[Constants.DeliveryApi.Routing.PreviewContentPathPrefix.Length..], out var id)
            ? contents.GetById(id) : null;
    }
}

/// <summary>Writes content as the API's answers; a culture that is not installed has none.</summary>
internal sealed class ContentAnswers(IApiContentResponseBuilder builder, IRequestMemberAccessService access)
{
    /// <summary>What a reader who may not enter gets instead.</summary>
    public static IResult? Refusal(PublicAccessStatus status) => status switch
    {
        PublicAccessStatus.AccessAccepted => null,
        PublicAccessStatus.NotLoggedIn => TypedResults.StatusCode(StatusCodes.Status401Unauthorized),
        _ => TypedResults.StatusCode(StatusCodes.Status403Forbidden),
    };

    /// <summary>One item, or 404.</summary>
    public async Task<IResult> ItemAsync(HttpContext http, IPublishedContent? content)
    {
        if (content is null) return TypedResults.NotFound();
        if (Refusal(await access.MemberHasAccessToAsync(content)) is { } refusal) return refusal;
        if (!OutputExpansion.CanRead(http.Request.Query)) return Unreadable();

        return Build(http, [content]) is [var item] ? TypedResults.Json(item, DeliveryJson.Options) : TypedResults.NotFound();
    }

    /// <summary>Several items.</summary>
    public IResult Items(HttpContext http, IEnumerable<IPublishedContent> contents) =>
        OutputExpansion.CanRead(http.Request.Query) ? TypedResults.Json(Build(http, contents), DeliveryJson.Options) : Unreadable();

    /// <summary>A page of a list.</summary>
    public IResult Page(HttpContext http, long total, IEnumerable<IPublishedContent> contents) => OutputExpansion.CanRead(http.Request.Query)
        ? TypedResults.Json(new DeliveryPage<IApiContentResponse>(total, Build(http, contents)), DeliveryJson.Options) : Unreadable();

    private static ProblemHttpResult Unreadable() => DeliveryProblems.Refused("Bad request", "The brackets of 'expand' or 'fields' do not fit.");

    private List<IApiContentResponse> Build(HttpContext http, IEnumerable<IPublishedContent> contents) =>
        DeliveryRequest.Of(http)!.IsUnknownCulture ? [] : contents.Select(builder.Build).OfType<IApiContentResponse>().ToList();
}
