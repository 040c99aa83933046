using System.Diagnostics;
using System.Text.Json.Nodes;

namespace WIJschool.Browser.Tests.Delivery;

/// <summary>
/// A TypeScript client, generated from the site's own OpenAPI documents, compiled as strictly as TypeScript can and run against the site:
/// what the documents promise is what the site answers.
/// </summary>
[Collection(OnTheSite.Name)]
public sealed class DeliveryClientTests(BrowserFixture fixture)
{
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(3);
    private static readonly string folder = Path.Combine(Repository.Root, "tests", "delivery-client");

    [Fact]
    public async Task A_client_generated_from_the_documents_of_the_site_compiles_and_reads_it()
    {
        if (!File.Exists(Path.Combine(folder, "node_modules", ".package-lock.json"))) await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--loglevel=error");
        Directory.CreateDirectory(Path.Combine(folder, "generated"));
        foreach (var name in new[] { "delivery", "delivery-typed" })
        {
            var document = await fixture.Site.Http.GetStringAsync(new Uri($"/umbraco/swagger/{name}/swagger.json", UriKind.Relative));
            await File.WriteAllTextAsync(Path.Combine(folder, "generated", $"{name}.json"), document);
            await RunAsync("node", "node_modules/openapi-typescript/bin/cli.js", $"generated/{name}.json", "-o", $"generated/{name}.ts");
        }

        await RunAsync("node", "node_modules/typescript/bin/tsc", "-p", ".");
        var read = JsonNode.Parse(await RunAsync("node", "built/read.js", fixture.Site.Address.ToString().TrimEnd('/')))!;

        Assert.Equal(("/", "/en/"), ((string?)read["home"]!["path"], (string?)read["home"]!["english"]));
        Assert.NotEqual((string?)read["home"]!["tagline"], (string?)read["english"]!["tagline"]);
        Assert.Equal("Legpuzzelmethode", (string?)read["intervention"]!["name"]);
        Assert.True(read["intervention"]!["steps"]!.AsArray().Count > 3);
        Assert.Contains("ontmoeting", read["intervention"]!["layers"]!.AsArray().Select(layer => (string?)layer));
        Assert.All(read["bullying"]!["items"]!.AsArray(), item => Assert.Contains("Pesten", item!["properties"]!["themes"]!.AsArray().Select(theme => (string?)theme)));
        Assert.Equal((400, "Filter option not found"), ((int)read["unknownFilter"]!["status"]!, (string?)read["unknownFilter"]!["title"]));
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        using var waiting = new CancellationTokenSource(patience);
        var errors = process.StandardError.ReadToEndAsync(waiting.Token);
        var output = await process.StandardOutput.ReadToEndAsync(waiting.Token);
        await process.WaitForExitAsync(waiting.Token);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{await errors}");
        return output;
    }
}
