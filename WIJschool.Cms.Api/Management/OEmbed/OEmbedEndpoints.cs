using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.OEmbed;

/// <summary>
/// How a video or post of another site is shown in a text. Only the few sites that Core knows are asked, at addresses of their own: what an editor
/// types is never fetched.
/// </summary>
internal static class OEmbedEndpoints
{
    /// <summary>How long an editor waits for another site.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(8);

    public static void MapOEmbed(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/oembed/query", QueryAsync).WithTags("oEmbed").RequireAuthorization(SectionPolicies.Content);

    private static async Task<Results<JsonHttpResult<OEmbedResponse>, Problem>> QueryAsync(
        HttpContext http, string? url, int? maxWidth, int? maxHeight, IOEmbedService embeds, CancellationToken ct)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            return Problem.Unreadable(http, [("$.url", "The url field must be the address of a page.")]);

        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        waiting.CancelAfter(patience);
        var found = await embeds.GetMarkupAsync(address, maxWidth, maxHeight, waiting.Token);
        return found.Success ? ManagementJson.Ok(new OEmbedResponse(found.Result)) : Refused(found.Status);
    }

    private static Problem Refused(OEmbedOperationStatus status) => status switch
    {
        OEmbedOperationStatus.NoSupportedProvider => Problem.Refused(
            status, "The specified url is not supported.", "No oEmbed provider was found for the specified url."),
        OEmbedOperationStatus.ProviderReturnedInvalidResult => Problem.Refused(status, "The provider gave nothing to show."),
        OEmbedOperationStatus.UnexpectedException => Problem.Refused(status, "The provider could not be reached."),
        _ => Problem.Other(status, "oEmbed"),
    };
}

/// <param name="Markup">HTML, as the other site gave it.</param>
internal sealed record OEmbedResponse(string Markup);
