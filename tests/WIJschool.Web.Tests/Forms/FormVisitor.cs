using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core.DependencyInjection;
using WIJschool.Web.Forms;

namespace WIJschool.Web.Tests.Forms;

/// <summary>A browser without script that fills in forms page by page: it sends what the page holds, with what somebody filled in.</summary>
internal sealed partial class FormVisitor : IDisposable
{
    private readonly ImportedSite site;
    private readonly HttpClient http;

    public FormVisitor(ImportedSite site)
    {
        this.site = site;
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site.Address, Timeout = TimeSpan.FromMinutes(3) };
    }

    /// <summary>What the page shows now.</summary>
    public string Text { get; private set; } = "";

    public HttpResponseMessage Answer { get; private set; } = null!;

    public async Task OpenAsync(string address)
    {
        _ = site.Get<FormTickets>();
        Answer = await http.GetAsync(new Uri(address, UriKind.Relative));
        Text = await Answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends the form of the page.</summary>
    /// <param name="go">The button.</param>
    /// <param name="isPatient">Whether it took as long to fill in as it takes a person.</param>
    public async Task SendAsync(Dictionary<string, string[]> filled, string go = "on", (string Name, string FileName, byte[] Content)? file = null, bool isPatient = true)
    {
        using var content = Content(filled, go, file, isPatient);
        Answer = await http.PostAsync(new Uri(Action, UriKind.Relative), content);
        Text = await Answer.Content.ReadAsStringAsync();
    }

    /// <summary>Presses the button twice, before the first answer comes.</summary>
    public async Task<HttpResponseMessage[]> SendTwiceAsync(Dictionary<string, string[]> filled)
    {
        using var one = Content(filled, "on", null, isPatient: true);
        using var other = Content(filled, "on", null, isPatient: true);
        return await Task.WhenAll(http.PostAsync(new Uri(Action, UriKind.Relative), one), http.PostAsync(new Uri(Action, UriKind.Relative), other));
    }

    public string Action => WebUtility.HtmlDecode(Forms().Match(Text).Groups["action"].Value);

    /// <summary>The problems at the top.</summary>
    public IReadOnlyList<string> Problems => Text.IndexOf("class=\"problems\"", StringComparison.Ordinal) is >= 0 and var start
        ? [.. Items().Matches(Text[start..Text.IndexOf("</div>", start, StringComparison.Ordinal)]).Select(item => WebUtility.HtmlDecode(Tags().Replace(item.Value, "")).Trim())]
        : [];

    public void Dispose() => http.Dispose();

    private MultipartFormDataContent Content(Dictionary<string, string[]> filled, string go, (string Name, string FileName, byte[] Content)? file, bool isPatient)
    {
        StaticServiceProvider.Instance = site.Get<IServiceProvider>();
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in Sent(isPatient).Where(field => !filled.ContainsKey(field.Name))) content.Add(new StringContent(value), name);
        foreach (var (name, values) in filled)
        {
            foreach (var value in values) content.Add(new StringContent(value), name);
        }
        content.Add(new StringContent(go), "go");
        if (file is { } given)
        {
            var bytes = new ByteArrayContent(given.Content);
            bytes.Headers.ContentType = new MediaTypeHeaderValue("application/pdf"); // as a browser says by the name
            content.Add(bytes, given.Name, given.FileName);
        }
        return content;
    }

    /// <summary>What stands in the form already: hidden fields, texts that were typed before, boxes and choices that are ticked.</summary>
    private IEnumerable<(string Name, string Value)> Sent(bool isPatient)
    {
        var form = Forms().Match(Text).Value;
        foreach (var input in Inputs().Matches(form).Select(match => match.Value))
        {
            var (type, name, value) = (Of(input, "type"), Of(input, "name"), Of(input, "value"));
            if (name.Length == 0 || type is "file" || (type is "radio" or "checkbox" && !input.Contains(" checked", StringComparison.Ordinal))) continue;
            yield return (name, name == "ticket" && isPatient ? Aged(value) : value);
        }
        foreach (var area in Areas().Matches(form).Cast<Match>()) yield return (area.Groups["name"].Value, WebUtility.HtmlDecode(area.Groups["value"].Value).TrimStart('\r', '\n'));
        foreach (var select in Selects().Matches(form).Cast<Match>())
        {
            if (Chosen().Match(select.Value) is { Success: true } chosen) yield return (select.Groups["name"].Value, WebUtility.HtmlDecode(chosen.Groups["value"].Value));
        }
    }

    private string Aged(string ticket)
    {
        var tickets = site.Get<FormTickets>();
        return tickets.Open(ticket, Guid.Parse(Action.Split('/')[^1])) is { } known ? tickets.Seal(known with { IssuedAt = known.IssuedAt.AddMinutes(-1) }) : ticket;
    }

    private static string Of(string input, string attribute) =>
        WebUtility.HtmlDecode(Regex.Match(input, $"\\s{attribute}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*/formulier/[^\"]*)\"[^>]*>.*?</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Inputs();

    [GeneratedRegex("<textarea[^>]*name=\"(?<name>[^\"]*)\"[^>]*>(?<value>.*?)</textarea>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Areas();

    [GeneratedRegex("<select[^>]*name=\"(?<name>[^\"]*)\"[^>]*>.*?</select>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selects();

    [GeneratedRegex("<option value=\"(?<value>[^\"]*)\" selected", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Chosen();

    [GeneratedRegex("<li>.*?</li>", RegexOptions.Singleline, 1000)]
    private static partial Regex Items();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Tags();
}
