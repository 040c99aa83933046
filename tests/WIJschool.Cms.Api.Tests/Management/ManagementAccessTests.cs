using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using WIJschool.Cms.Api.Tests.Management.Access;
using Xunit.Abstractions;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Who may call what: a table of user group by operation, in which every operation stands that is mapped.</summary>
public sealed partial class ManagementAccessTests(RichManagement site, ITestOutputHelper output) : IClassFixture<RichManagement>
{
    private static readonly (string Method, string Url, string Who)[] table = [.. typeof(ManagementAccessTests).Assembly.GetTypes()
        .Where(type => type.IsClass && type.IsAssignableTo(typeof(IAccessTable))).SelectMany(type => ((IAccessTable)Activator.CreateInstance(type)!).Rows)];

    [Fact]
    public async Task Each_operation_lets_in_who_has_its_section_and_nobody_else()
    {
        var users = new Dictionary<string, Guid?>(StringComparer.Ordinal)
        {
            ["nobody"] = null,
            ["writer"] = await site.UserInAsync(Constants.Security.WriterGroupKey),
            ["editor"] = await site.UserInAsync(Constants.Security.EditorGroupKey),
            ["translator"] = await site.UserInAsync(Constants.Security.TranslatorGroupKey),
            ["admin"] = ManagementSite.Administrator,
        };
        List<string> wrong = [];
        foreach (var (name, key) in users)
        {
            using var client = site.As(key);
            foreach (var (method, url, who) in table)
            {
                var status = await StatusAsync(client, method, url);
                var expected = who.Split(' ').Contains(name) ? "in" : key is null ? "401" : "403";
                if (expected != Told(status)) wrong.Add($"{name}: {method} {url} is {status} for {expected}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_user_who_may_no_longer_sign_in_is_let_in_nowhere()
    {
        var user = await site.UserInAsync(Constants.Security.AdminGroupKey);
        await site.Services.GetRequiredService<Umbraco.Cms.Core.Services.IUserService>().DisableAsync(ManagementSite.Administrator, new HashSet<Guid> { user });
        using var client = site.As(user);

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(client, "GET", "language"));
    }

    [Fact]
    public void Every_operation_that_is_mapped_is_in_the_contract_and_in_the_table()
    {
        var mapped = Mapped().Order(StringComparer.Ordinal).ToList();
        var contract = Contract.All.ToDictionary(operation => $"{operation.Method} {operation.Shape}", operation => operation.Id, StringComparer.OrdinalIgnoreCase);

        output.WriteLine($"{mapped.Count} of {contract.Count} operations are there.");

        Assert.Empty(mapped.Except(contract.Keys, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(mapped, table.Select(row => Contract.Of(new HttpMethod(row.Method), new Uri(new Uri("http://localhost/umbraco/management/api/v1/"), row.Url).PathAndQuery)!)
            .Select(operation => $"{operation.Method} {operation.Shape}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_operation_says_what_its_part_of_the_contract_is_called()
    {
        var tags = Contract.All.ToLookup(operation => $"{operation.Method} {operation.Shape}", operation => (string?)operation.Node["tags"]![0]);

        Assert.All(Endpoints(), endpoint => Assert.Equal(
            tags[Key(endpoint)].Single(), endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Http.Metadata.ITagsMetadata>()!.Tags.Single()));
    }

    [Fact]
    public async Task An_address_that_is_no_operation_is_a_404_for_everybody()
    {
        using var client = site.As(null);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "GET", "onzin/nergens"));
    }

    [Theory, InlineData("PATCH", "language", "GET, POST"), InlineData("DELETE", "tree/document/root", "GET"), InlineData("HEAD", "server/status", "GET")]
    [InlineData("GET", "../v1.1/document/6f1f1b9e-4a3c-4d7b-9f56-0d7f1a0c3c11/validate", "PUT")]
    public async Task A_method_that_an_address_does_not_take_is_told_which_it_takes(string method, string url, string allowed)
    {
        using var client = site.As(null);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url, UriKind.Relative));

        using var response = await client.SendAsync(request);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, allowed), (response.StatusCode, string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task An_address_that_is_no_operation_because_of_its_key_is_a_404_too()
    {
        using var client = site.As(ManagementSite.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(client, "GET", "document/geen-sleutel"));
    }

    private IEnumerable<string> Mapped() => Endpoints().Select(Key);

    private static string Key(RouteEndpoint endpoint) => $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0]} "
        + Placeholder().Replace(endpoint.RoutePattern.RawText!["/umbraco/management/api/v1".Length..].TrimEnd('/'), "{}");

    private IEnumerable<RouteEndpoint> Endpoints() => site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/umbraco/management/api/v1", StringComparison.Ordinal) && endpoint.Order == 0);

    private static string Told(HttpStatusCode status) => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? $"{(int)status}" : "in";

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string method, string url)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(url, UriKind.Relative));
        if (url == "temporary-file") request.Content = new MultipartFormDataContent { { new StringContent(Who.Nothing), "Id" } };
        else if (method is not "GET") request.Content = JsonContent.Create(new JsonObject());
        using var response = await client.SendAsync(request);
        return response.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Placeholder();
}
