using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Core.Newsletters;
using WIJschool.Web.Forms;
using WIJschool.Web.Http;

namespace WIJschool.Web.Newsletters;

/// <summary>Who gets the newsletter, in the back office: to be looked at, and taken along to where it is sent.</summary>
internal static class SubscriberEndpoints
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web);

    public static void MapSubscribers(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/umbraco/wijschool/api/v1/newsletter").RequireAuthorization(BackOfficeAccess.SignedIn, FormSection.Policy);
        group.MapGet("/subscribers", ReadAsync);
        group.MapGet("/export", ExportAsync);
    }

    private static async Task<JsonHttpResult<SubscribersResponse>> ReadAsync(HttpResponse response, Subscribers subscribers, CancellationToken ct, int skip = 0, int take = 50)
    {
        response.Headers.CacheControl = "no-store";
        var (total, page) = await subscribers.ReadAsync(skip, take, ct);
        return TypedResults.Json(new SubscribersResponse(total, [.. page.Select(s => new SubscriberResponse(s.Id.Value, s.Mail.Value, s.Name, s.Culture, s.AskedAt, s.ConfirmedAt!.Value))]), json);
    }

    private static async Task<PushStreamHttpResult> ExportAsync(HttpResponse response, Subscribers subscribers, INewsletterLinks links, ReaderLabels labels, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        var words = await labels.ReadAsync();
        var table = new ExportTable(
            "nieuwsbrief", [words["Newsletter.Export.Mail"], words["Newsletter.Export.Name"], words["Newsletter.Export.Language"], words["Newsletter.Export.Agreed"], words["Newsletter.Export.SignOff"]],
            RowsAsync(subscribers, links, ct));
        var csv = ExportFormats.Find("csv")!;
        return TypedResults.Stream(stream => csv.WriteAsync(stream, table, ct), csv.MediaType, "nieuwsbrief.csv");
    }

    private static async IAsyncEnumerable<IReadOnlyList<string>> RowsAsync(Subscribers subscribers, INewsletterLinks links, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var subscriber in subscribers.All().WithCancellation(ct))
        {
            yield return
            [
                subscriber.Mail.Value, subscriber.Name, subscriber.Culture,
                subscriber.ConfirmedAt!.Value.ToString("yyyy-MM-dd HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), links.SignOff(subscriber.SignOffCode, subscriber.Culture).AbsoluteUri,
            ];
        }
    }
}

/// <summary>A part of those who confirmed, the newest first, and how many there are.</summary>
internal sealed record SubscribersResponse(int Total, IReadOnlyList<SubscriberResponse> Items);

/// <param name="AskedAt">When the form was sent.</param>
/// <param name="ConfirmedAt">When the link of the mail was followed.</param>
internal sealed record SubscriberResponse(Guid Id, string Mail, string Name, string Culture, DateTimeOffset AskedAt, DateTimeOffset ConfirmedAt);
