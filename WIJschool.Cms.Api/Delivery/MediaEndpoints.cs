using System.Net;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using WIJschool.Cms.DeliveryApi;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Media: one item by path or id, several by id, and the children of a folder.</summary>
internal static class MediaEndpoints
{
    /// <summary>One media item by the names on its way, in any case.</summary>
    public static IResult ItemByPath(string? path, HttpContext http, IApiMediaQueryService queries, MediaWithCropsBuilder builder) =>
        Item(http, queries.GetByPath(WebUtility.UrlDecode(path) ?? ""), builder);

    /// <summary>One media item by its id.</summary>
    public static IResult ItemById(Guid id, HttpContext http, IPublishedMediaCache media, MediaWithCropsBuilder builder) => Item(http, media.GetById(id), builder);

    /// <summary>Several media items, in the order of their ids.</summary>
    public static IResult Items(HttpContext http, IPublishedMediaCache media, MediaWithCropsBuilder builder)
    {
        if (ListQuery.Ids(http.Request.Query, out var problem) is not { } ids) return problem!;
        if (ids.Count == 0) return new NoSuchAddress();
        if (!OutputExpansion.CanRead(http.Request.Query)) return Unreadable();

        return TypedResults.Json(ids.Select(media.GetById).OfType<IPublishedContent>().Select(builder.BuildItem).ToList(), DeliveryJson.Options);
    }

    /// <summary>The children of a media folder.</summary>
    public static IResult List(HttpContext http, IApiMediaQueryService queries, IPublishedMediaCache media, MediaWithCropsBuilder builder)
    {
        if (ListQuery.Read(http.Request.Query, lowest: int.MinValue, out var problem) is not { } query) return problem!;
        if (!OutputExpansion.CanRead(http.Request.Query)) return Unreadable();

        var found = queries.ExecuteQuery(query.Fetch, query.Filters, query.Sorts, query.Skip, query.Take);
        if (!found.Success) return DeliveryProblems.From(found.Status);

        var items = found.Result!.Items.Select(media.GetById).OfType<IPublishedContent>().Select(builder.BuildItem).ToList();
        return TypedResults.Json(new DeliveryPage<IApiMediaWithCropsResponse>(found.Result.Total, items), DeliveryJson.Options);
    }

    private static IResult Item(HttpContext http, IPublishedContent? item, MediaWithCropsBuilder builder)
    {
        if (item is null) return TypedResults.NotFound();

        return OutputExpansion.CanRead(http.Request.Query) ? TypedResults.Json<object>(builder.BuildItem(item), DeliveryJson.Options) : Unreadable();
    }

    private static IResult Unreadable() => DeliveryProblems.Refused("Bad request", "The brackets of 'expand' or 'fields' do not fit.");
}
