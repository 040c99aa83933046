using System.Threading.Channels;
using Umbraco.Cms.Core.Events;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Members;

/// <summary>
/// Mail about accounts, sent after the answer: how long an answer takes must not tell whether an address belongs to a member. A link
/// is asked for at most a few times an hour for one account, so that nobody fills another's mailbox.
/// </summary>
public sealed partial class MemberPost(
    IServiceScopeFactory scopes, LabelSource labels, MemberMail mail, Umbraco.Cms.Core.Hosting.IHostingEnvironment hosting, TimeProvider clock, ILogger<MemberPost> logger) : BackgroundService
{
    private const int MostWaiting = 500; // a flood of questions fills no memory
    private const int LinksAnHour = 3;

    private readonly Channel<Letter> waiting = Channel.CreateUnbounded<Letter>();
    private readonly Dictionary<Guid, List<DateTimeOffset>> sent = [];

    /// <summary>Asks for a link to choose a password. Whether there is a member with the address is told to nobody.</summary>
    public void AskForPassword(string email, string culture)
    {
        if (waiting.Reader.Count < MostWaiting) waiting.Writer.TryWrite(new Letter(email, Guid.Empty, Change: null, culture));
    }

    /// <summary>Tells a member what changed about the account.</summary>
    public void Tell(Guid member, MemberSecurityChange change, string culture) => waiting.Writer.TryWrite(new Letter("", member, change, culture));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await SendAsync(letter, stoppingToken);
            }
#pragma warning disable CA1031 // whatever a mail server does, the next member still gets a letter
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failed, letter.Member);
            }
        }
    }

    private async Task SendAsync(Letter letter, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<MemberManager>();
        var words = await labels.ForAsync(letter.Culture);
        if (letter.Change is { } change)
        {
            if (await members.FindByIdAsync(letter.Member.ToString()) is { } told) await mail.ChangedAsync(told, change, words, Address(words.Culture, MemberAddresses.Forgotten), ct);
            return;
        }
        if (await members.FindByEmailAsync(letter.Email) is not { IsApproved: true } member || IsTooOften(member.Key)) return;
        if (Address(words.Culture, MemberAddresses.Choose) is not { } page)
        {
            LogNoAddress();
            return;
        }
        var code = await members.GeneratePasswordResetTokenAsync(member);
        await mail.ForgottenAsync(member, words, new Uri(page, QueryString.Create("lid", member.Key.ToString()).Add("code", code).ToString()), ct);
    }

    private bool IsTooOften(Guid member)
    {
        var now = clock.GetUtcNow();
        var since = now - TimeSpan.FromHours(1);
        foreach (var key in sent.Where(pair => pair.Value[^1] < since).Select(pair => pair.Key).ToList()) sent.Remove(key);
        var before = sent.TryGetValue(member, out var known) ? known : sent[member] = [];
        before.RemoveAll(time => time < since);
        if (before.Count >= LinksAnHour) return true;
        before.Add(now);
        return false;
    }

    // an address taken from a request would let somebody send a member a link to another site
    private Uri? Address(string culture, string path) => hosting.ApplicationMainUrl is { } own ? new Uri(own, MemberAddresses.In(culture, path)) : null;

    [LoggerMessage(LogLevel.Error, "A letter about the account of member {Member} could not be sent.")]
    private partial void LogFailed(Exception reason, Guid member);

    [LoggerMessage(LogLevel.Error, "A link for a new password was not sent: the address of the site (Umbraco:CMS:WebRouting:UmbracoApplicationUrl) is not set.")]
    private partial void LogNoAddress();

    private sealed record Letter(string Email, Guid Member, MemberSecurityChange? Change, string Culture);
}

/// <summary>Hands what changes about accounts to the post, in the language of the page where it changed.</summary>
internal sealed class SecurityLetters(MemberPost post, IHttpContextAccessor http) : INotificationHandler<MemberSecurityNotification>
{
    public void Handle(MemberSecurityNotification notification)
    {
        var isEnglish = http.HttpContext?.Request.Path.StartsWithSegments(MemberAddresses.English, StringComparison.OrdinalIgnoreCase) == true;
        post.Tell(notification.Member, notification.Change, isEnglish ? "en" : "nl");
    }
}
