using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WIJschool.Benchmarks.Bare;

/// <summary>The fastest answer that this machine and Kestrel can give with the same bytes: what the site is compared with.</summary>
internal static class BareServer
{
    /// <summary>Fetches the paths from the site once and then answers them from memory.</summary>
    public static async Task<int> RunAsync(string address, string site, string[] paths)
    {
        var answers = await FetchAsync(site, paths);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.Run(context => AnswerAsync(context, answers));
        await app.RunAsync();
        return 0;
    }

    private static async Task<Dictionary<string, (string Type, byte[] Body)>> FetchAsync(string site, string[] paths)
    {
        using var http = new HttpClient { BaseAddress = new Uri(site) };
        var answers = new Dictionary<string, (string, byte[])>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            answer.EnsureSuccessStatusCode();
            var fetched = (answer.Content.Headers.ContentType!.ToString(), await answer.Content.ReadAsByteArrayAsync());
            answers[path] = fetched;
            answers.TryAdd(path.Split('?')[0], fetched);
        }
        return answers;
    }

    // the whole address, or its path alone where the query differs by request
    private static Task AnswerAsync(HttpContext context, Dictionary<string, (string Type, byte[] Body)> answers)
    {
        var path = context.Request.Path.Value!;
        if (!answers.TryGetValue(path + context.Request.QueryString, out var answer) && !answers.TryGetValue(path, out answer))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        context.Response.ContentType = answer.Type;
        context.Response.ContentLength = answer.Body.Length;
        return context.Response.Body.WriteAsync(answer.Body).AsTask();
    }
}
