using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Persistence;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Tests.Members;

namespace WIJschool.Web.Tests.Scans;

/// <summary>What people do with scans, over HTTP and without script. A round is known by its address.</summary>
internal sealed partial class ScanVisits(ImportedSite site)
{
    public static async Task<string> OpenAsync(MemberVisitor admin, string instrument = "wijschoolscan")
    {
        var (answer, text) = await admin.SendAsync("/mijn-school/scans", new()
        {
            ["Instrument"] = instrument,
            ["ClosesOn"] = DutchDay.Today(TimeProvider.System).AddDays(14).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        });
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, text);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Makes the link that everybody may have.</summary>
    public async Task<string> ShareAsync(MemberVisitor admin, string round)
    {
        await SendAsync(admin, round, "delen", new() { ["shared"] = "true" });
        return $"/scan?code={await ReadAsync(db => db.Set<SchoolRound>().Where(each => each.Id == IdOf(round)).Select(each => each.SharedCode).SingleAsync())}";
    }

    public static Task CloseAsync(MemberVisitor admin, string round) => SendAsync(admin, round, "sluiten", new() { ["sure"] = "true" });

    /// <summary>Sends the form of a round's page of which the action ends like this.</summary>
    public static async Task<(HttpResponseMessage Answer, string Text)> SendAsync(MemberVisitor admin, string round, string action, Dictionary<string, string> fields)
    {
        var (_, text) = await admin.GetAsync(round);
        var actions = Actions().Matches(text[text.IndexOf("<main", StringComparison.Ordinal)..]).Select(match => match.Groups["action"].Value).ToList();
        return await admin.SendAsync(round, fields, actions.FindIndex(each => each.EndsWith(action, StringComparison.Ordinal)));
    }

    /// <summary>Somebody follows a link and gives one answer to everything.</summary>
    public async Task AnswerAsync(string link, int answer)
    {
        using var person = new MemberVisitor(site);
        var (_, form) = await person.GetAsync(link);
        var (sent, _) = await person.SendAsync(link, Statements(form).ToDictionary(name => name, _ => $"{answer}"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
    }

    /// <summary>The names of the fields in which a page asks a statement.</summary>
    public static IEnumerable<string> Statements(string form) => Radios().Matches(form).Select(match => match.Groups["name"].Value).Distinct();

    public static ScanRoundId IdOf(string round) => new(Guid.Parse(round.Split('/')[^1]));

    public Task<T> ReadAsync<T>(Func<WijschoolDbContext, Task<T>> read) => DoAsync(read);

    /// <summary>Does something as a request would: with services of its own.</summary>
    public async Task<T> DoAsync<TService, T>(Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = site.Get<IServiceScopeFactory>().CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    [GeneratedRegex("<form[^>]*action=\"(?<action>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Actions();

    [GeneratedRegex("type=\"radio\" name=\"(?<name>a-[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Radios();
}
