using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace WIJschool.Benchmarks.Editors;

/// <summary>Asks the site, one after the other, what the client asks for an editor, and times the answers.</summary>
internal sealed class ReplayCommand : IDisposable
{
    private const string Api = "/umbraco/management/api/v1/";
    private const int Rounds = 60;
    private const int PageSize = 100;

    private static readonly TimeSpan Page = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Words = ["burgerschap", "polarisatie", "pesten", "dialoog", "ouders", "jeugdhulp", "mediawijsheid", "democratie", "herstel", "identiteit"];

    private readonly HttpClient http;
    private readonly DeskWork work;

    private ReplayCommand(string site, DeskWork work)
    {
        this.work = work;
        http = new HttpClient(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = new Uri(site), Timeout = TimeSpan.FromMinutes(5) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "[redacted]");
        http.DefaultRequestHeaders.Add("Cookie", work.Cookies);
    }

    public static async Task<int> RunAsync(string site, string file)
    {
        using var replay = new ReplayCommand(site, DeskWork.Read(file));
        await replay.WorkAsync();
        await replay.TreeAsync();
        return 0;
    }

    public void Dispose() => http.Dispose();

    private async Task WorkAsync()
    {
        EditorTimes.Print($"open a document, {work.Opening.Count} requests", await TimesAsync(Rounds, _ => SumAsync(work.Opening, "")), TimeSpan.FromMilliseconds(300));
        var changes = work.Publishing.Where(request => request.Method != "GET").ToList();
        EditorTimes.Print($"save and publish, {changes.Count} requests", await TimesAsync(Rounds, round => SumAsync(changes, Number(round))), Page);
        EditorTimes.Print($"the same and show it, {work.Publishing.Count}", await TimesAsync(Rounds / 2, round => SumAsync(work.Publishing, $"weer {Number(round)}")), goal: null);
    }

    private async Task TreeAsync()
    {
        var (parent, children) = await LargestAsync();
        var pages = (children.Count + PageSize - 1) / PageSize;
        EditorTimes.Print($"tree, {PageSize} of {children.Count} children", await TimesAsync(Rounds, round =>
            AskAsync($"tree/document/children?parentId={parent}&skip={PageSize * (round * 7 % pages)}&take={PageSize}")), Page);
        EditorTimes.Print($"tree, {PageSize} siblings around one", await TimesAsync(Rounds, round =>
            AskAsync($"tree/document/siblings?target={children[round * 997 % children.Count]}&before={PageSize / 2}&after={PageSize / 2}")), Page);
        EditorTimes.Print($"list, {PageSize} of {children.Count}", await TimesAsync(Rounds, round =>
            AskAsync($"collection/document/{parent}?skip={PageSize * (round * 7 % pages)}&take={PageSize}&orderBy=updateDate&orderDirection=Descending&orderCulture=nl")), goal: null);
        EditorTimes.Print("list, filtered by a word", await TimesAsync(Rounds, round =>
            AskAsync($"collection/document/{parent}?skip=0&take={PageSize}&filter={Word(round)}&orderBy=updateDate&orderDirection=Descending&orderCulture=nl")), goal: null);
        EditorTimes.Print("search in the box on top", await TimesAsync(Rounds, round =>
            AskAsync($"item/document/search?query={Word(round)}&skip=0&take={PageSize}&culture=nl")), goal: null);
        EditorTimes.Print($"sort, the last of {children.Count} first", await TimesAsync(1, _ =>
            SumAsync([new("PUT", $"{Api}document/sort", $$"""{"parent":{"id":"{{parent}}"},"sorting":[{"id":"{{children[^1]}}","sortOrder":0}]}""")], "")), goal: null);
    }

    // the documents below the overview of news, in their order
    private async Task<(string Parent, IReadOnlyList<string> Children)> LargestAsync()
    {
        var found = JsonNode.Parse(await http.GetStringAsync(new Uri("/umbraco/delivery/api/v2/content?filter=contentType:newsOverview&take=1", UriKind.Relative)));
        var parent = (string)found!["items"]![0]!["id"]!;
        var all = JsonNode.Parse(await http.GetStringAsync(new Uri($"{Api}tree/document/children?parentId={parent}&skip=0&take=100000", UriKind.Relative)));
        return (parent, [.. all!["items"]!.AsArray().Select(item => (string)item!["id"]!)]);
    }

    private static async Task<IReadOnlyList<TimeSpan>> TimesAsync(int rounds, Func<int, Task<TimeSpan>> work)
    {
        var times = new List<TimeSpan>(rounds);
        for (var round = 0; round < rounds; round++) times.Add(await work(round));
        return times;
    }

    private Task<TimeSpan> AskAsync(string path) => SumAsync([new("GET", Api + path, Body: null)], "");

    /// <summary>How long the answers to these took together.</summary>
    /// <param name="text">Stands for the mark in what is sent.</param>
    private async Task<TimeSpan> SumAsync(IEnumerable<DeskRequest> requests, string text)
    {
        var sum = TimeSpan.Zero;
        foreach (var asked in requests)
        {
            using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri(asked.Path, UriKind.Relative));
            if (asked.Body is { } body) request.Content = new StringContent(body.Replace(DeskWork.Mark, text, StringComparison.Ordinal), Encoding.UTF8, "application/json");
            var started = Stopwatch.GetTimestamp();
            using var answer = await http.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            sum += Stopwatch.GetElapsedTime(started);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{asked.Method} {asked.Path} is answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }

        return sum;
    }

    private static string Word(int round) => Words[round % Words.Length];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
