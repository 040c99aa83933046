using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Access;

/// <summary>Each page below /mijn and /mijn-school against each visitor, as the tables say.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class SiteAccessTests(ImportedSite site)
{
    private static readonly List<AccessRow> Rows = [.. typeof(ISiteAccess).Assembly.GetTypes()
        .Where(type => type is { IsInterface: false } && type.IsAssignableTo(typeof(ISiteAccess))).OrderBy(type => type.Name, StringComparer.Ordinal)
        .SelectMany(type => ((ISiteAccess)Activator.CreateInstance(type)!).Rows)];

    [Fact]
    public void Every_endpoint_of_members_and_schools_stands_in_a_table_once()
    {
        var endpoints = site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => $"{method} {RouteOf(endpoint)}"))
            .Where(endpoint => Own().IsMatch(endpoint)).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(endpoints);
        Assert.Equal(endpoints, Rows.Select(row => $"{row.Method} {row.Route}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Everybody_is_let_in_where_the_tables_say_and_nowhere_else()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        List<string> wrong = [];
        foreach (var row in Rows)
        {
            Assert.True(row.Address is not null || !row.Route.Contains('{', StringComparison.Ordinal), $"{row.Route} needs an address.");
            var address = row.Address is null ? row.Route : await row.Address(schools);
            foreach (var visitor in Visitors.All)
            {
                var outcome = await OutcomeAsync(schools[visitor], row.Method, address);
                if (outcome != Expected(row, visitor)) wrong.Add($"{row.Method} {address} by {visitor}: {outcome}, not {Expected(row, visitor)}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task What_is_of_another_school_looks_as_what_is_not_there()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        foreach (var row in Rows.Where(row => row.Route.Contains('{', StringComparison.Ordinal) && row.Address is not null))
        {
            var address = await row.Address!(schools);
            var nothing = Ids().Replace(address, _ => Guid.NewGuid().ToString());
            Assert.Equal(await StatusAsync(schools["other-admin"], row.Method, nothing), await StatusAsync(schools["other-admin"], row.Method, address));
        }
    }

    // who is not let in may be shown the same door in two ways: it is not for you, or there is nothing here
    private static string Expected(AccessRow row, string visitor) =>
        row.Who.Split(' ').Contains(visitor) ? "in" : visitor is "visitor" or "coordinator" ? "must sign in" : "out";

    private static async Task<string> OutcomeAsync(MemberVisitor visitor, string method, string address)
    {
        using var answer = await visitor.CallAsync(method, address);
        var location = answer.Headers.Location?.OriginalString ?? "";
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect when location.Contains("/inloggen", StringComparison.Ordinal) => "must sign in",
            HttpStatusCode.Redirect when location.Contains("/geen-toegang", StringComparison.Ordinal) => "out",
            HttpStatusCode.Unauthorized => "must sign in",
            HttpStatusCode.Forbidden or HttpStatusCode.NotFound => "out",
            HttpStatusCode.InternalServerError => "failed",
            _ => "in",
        };
    }

    private static async Task<HttpStatusCode> StatusAsync(MemberVisitor visitor, string method, string address)
    {
        using var answer = await visitor.CallAsync(method, address);
        return answer.StatusCode;
    }

    private static string RouteOf(RouteEndpoint endpoint)
    {
        var route = "/" + endpoint.RoutePattern.RawText?.TrimStart('/');
        return route.StartsWith("/en/", StringComparison.Ordinal) ? route[3..] : route;
    }

    [GeneratedRegex("^[A-Z]+ /mijn(-school|-expertise)?(/|$)", RegexOptions.None, 1000)]
    private static partial Regex Own();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.None, 1000)]
    private static partial Regex Ids();
}
