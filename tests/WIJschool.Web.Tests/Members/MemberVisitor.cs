using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Security;

namespace WIJschool.Web.Tests.Members;

/// <summary>A browser without script: it keeps its cookies, follows nothing, and fills in the forms it is shown.</summary>
internal sealed partial class MemberVisitor : IDisposable
{
    public const string Password = "een Goed wachtwoord 1!";

    private readonly HttpClient http;

    public MemberVisitor(ImportedSite site, string agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0")
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = site.Address, Timeout = TimeSpan.FromMinutes(3) };
        http.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
    }

    public static IMember NewMember(ImportedSite site, string? hash = null, string name = "Anna de Vries", bool isConfirmed = false)
    {
        var address = $"{Guid.NewGuid():N}@school.nl";
        var member = site.Get<IMemberService>().CreateMember(address, address, name, "Member");
        member.RawPasswordValue = hash ?? site.Get<PasswordHashing>().HashPassword(Password);
        member.IsApproved = true;
        if (isConfirmed) member.EmailConfirmedDate = DateTime.UtcNow;
        Assert.True(site.Get<IMemberService>().Save(member).Success);
        return member;
    }

    /// <summary>Lets the one session of a member be one of long ago, so that it is not enough for what asks for the password again.</summary>
    public static async Task MakeSessionsOldAsync(ImportedSite site, Guid member)
    {
        var file = Path.Combine(Path.GetFullPath(site.Get<CmsDatabaseOptions>().DataDirectory), "Umbraco.sqlite.db");
        await using var database = new SqliteConnection($"Data Source={file};Pooling=False");
        await database.OpenAsync();
        await using var command = database.CreateCommand();
        command.CommandText = "UPDATE umbracoOpenIddictTokens SET CreationDate = '2026-01-01 00:00:00' WHERE Subject = $member";
        command.Parameters.AddWithValue("$member", member.ToString());
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    public async Task<(HttpResponseMessage Answer, string Text)> GetAsync(string address)
    {
        var answer = await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends the form of a page back to where it says, with these fields filled in.</summary>
    /// <param name="form">Which form of the page, when it has more in its content: its first is 0.</param>
    /// <param name="at">Where it goes to instead, as a script sends it.</param>
    public async Task<(HttpResponseMessage Answer, string Text)> SendAsync(string page, Dictionary<string, string> fields, int form = 0, string? at = null)
    {
        var (action, sent) = await FormAsync(page, fields, form);
        return await PostAsync(at ?? action, sent);
    }

    /// <summary>What a form of a page would send to where, with these fields filled in.</summary>
    public async Task<(string Action, Dictionary<string, string> Sent)> FormAsync(string page, Dictionary<string, string> fields, int form = 0)
    {
        var text = await http.GetStringAsync(new Uri(page, UriKind.RelativeOrAbsolute));
        var content = text[text.IndexOf("<main", StringComparison.Ordinal)..];
        var shown = Forms().Matches(content)[form];
        var sent = Fields().Matches(shown.Groups["content"].Value)
            .ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in fields) sent[name] = value;
        return (WebUtility.HtmlDecode(shown.Groups["action"].Value), sent);
    }

    public async Task<(HttpResponseMessage Answer, string Text)> PostAsync(string address, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        var answer = await http.PostAsync(new Uri(address, UriKind.RelativeOrAbsolute), content);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>Sends the form of a page that goes to an address with this end.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> PostFormOfAsync(string page, string end, Dictionary<string, string> fields)
    {
        for (var form = 0; ; form++)
        {
            var (action, sent) = await FormAsync(page, fields, form);
            if (action.EndsWith(end, StringComparison.Ordinal)) return await PostAsync(action, sent);
        }
    }

    /// <summary>Sends the form of a page with a file in it.</summary>
    public async Task<(HttpResponseMessage Answer, string Text)> SendFileAsync(string page, Dictionary<string, string> fields, (string Field, string Name, byte[] Content) file, int form = 0)
    {
        var (action, sent) = await FormAsync(page, fields, form);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in sent) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(file.Content), file.Field, file.Name);
        var answer = await http.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
        return (answer, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()));
    }

    public Task<(HttpResponseMessage Answer, string Text)> SignInAsync(string name, string password = Password, string page = "/inloggen") =>
        SendAsync(page, new() { ["Name"] = name, ["Password"] = password });

    /// <summary>Calls an address without a form: what is not a read is refused by whatever checks forms, if anybody is let in that far.</summary>
    /// <param name="content">What is sent with it; nothing when there is none.</param>
    public async Task<HttpResponseMessage> CallAsync(string method, string address, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.RelativeOrAbsolute));
        if (method != "GET") request.Content = content ?? new FormUrlEncodedContent([]);
        return await http.SendAsync(request);
    }

    /// <summary>Reads an answer that goes on, as it comes.</summary>
    public Task<Stream> OpenAsync(string address) => http.GetStreamAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    public void Dispose() => http.Dispose();

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"[^>]*>(?<content>.*?)</form>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forms();

    [GeneratedRegex("<input(?=[^>]*type=\"hidden\")[^>]*name=\"(?<name>[^\"]+)\"[^>]*value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fields();
}
