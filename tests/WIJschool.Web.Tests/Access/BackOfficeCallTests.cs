using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using WIJschool.Cms.Api.Management.Access;
using WIJschool.Web.Forms;

namespace WIJschool.Web.Tests.Access;

/// <summary>The calls that our screens of the back office make, of whatever feature.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class BackOfficeCallTests(ImportedSite site)
{
    private IEnumerable<RouteEndpoint> Calls => site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText?.TrimStart('/').StartsWith("umbraco/wijschool/", StringComparison.OrdinalIgnoreCase) == true);

    [Fact]
    public void Each_is_for_users_of_the_back_office_who_have_its_section()
    {
        var open = Calls.Where(call => call.Metadata.GetMetadata<IAllowAnonymous>() is not null || !AsksForSection(call)).Select(call => call.RoutePattern.RawText).ToList();

        Assert.NotEmpty(Calls);
        Assert.True(open.Count == 0, string.Join('\n', open));
    }

    [Fact]
    public async Task None_takes_the_session_of_a_member()
    {
        using var schools = await AccessSchools.MakeAsync(site);
        List<string> wrong = [];
        foreach (var call in Calls)
        {
            var address = AddressOf(call);
            foreach (var method in call.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [])
            {
                foreach (var visitor in new[] { "visitor", "staff", "admin" })
                {
                    using var answer = await schools[visitor].CallAsync(method, address, ContentOf(call));
                    if (answer.StatusCode != HttpStatusCode.Unauthorized) wrong.Add($"{method} {address} by {visitor}: {answer.StatusCode}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static bool AsksForSection(RouteEndpoint call)
    {
        var policies = call.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(asked => asked.Policy).ToList();
        return policies.Contains(BackOfficeAccess.SignedIn)
            && policies.Exists(policy => policy is SectionPolicies.Administrator or FormSection.Policy || policy?.StartsWith("SectionAccess", StringComparison.Ordinal) == true || policy?.StartsWith("TreeAccess", StringComparison.Ordinal) == true);
    }

    // who is not let in does not get as far as what the ids name
    private static string AddressOf(RouteEndpoint call) => "/" + Placeholder().Replace(call.RoutePattern.RawText!.TrimStart('/'), match =>
        match.Value.Contains(":int", StringComparison.Ordinal) || match.Value.Contains(":long", StringComparison.Ordinal) ? "1" : Guid.NewGuid().ToString());

    // of the kind that it takes: another is refused before anybody asks who sent it
    private static StringContent ContentOf(RouteEndpoint call) =>
        new("{}", MediaTypeHeaderValue.Parse(call.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var first, ..] ? first : "application/json"));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
