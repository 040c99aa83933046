using System.Threading.Channels;
using Umbraco.Cms.Core.Events;
using WIJschool.Cms.Security.Members;
using WIJschool.Core.Labels;

namespace WIJschool.Web.Members;

/// <summary>
/// Mail about accounts, written after the answer where its time could tell whether an address belongs to a member, and otherwise before it:
/// then it is in the outbox when somebody reads that something changed. A link is asked for at most a few times an hour for one account,
/// so that nobody fills another's mailbox.
/// </summary>
public sealed partial class MemberPost(
    IServiceScopeFactory scopes, LabelSource labels, Umbraco.Cms.Core.Hosting.IHostingEnvironment hosting, TimeProvider clock, ILogger<MemberPost> logger) : BackgroundService
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

    /// <summary>Tells a member what changed about the account. A lock-out comes of what anybody types, and is told after the answer.</summary>
    public async Task TellAsync(Guid member, MemberSecurityChange change, string culture, CancellationToken ct)
    {
        var letter = new Letter("", member, change, culture);
        if (change == MemberSecurityChange.LockedOut)
        {
            waiting.Writer.TryWrite(letter);
            return;
        }
        try
        {
            await WriteAsync(letter, ct);
        }
#pragma warning disable CA1031 // the change is made: it is not undone because its letter could not be written at once
        catch (Exception failed) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogFailed(failed, member);
            waiting.Writer.TryWrite(letter);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var letter in waiting.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(letter, stoppingToken);
            }
#pragma warning disable CA1031 // whatever happens to one, the next member still gets a letter
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogFailed(failed, letter.Member);
            }
        }
    }

    private async Task WriteAsync(Letter letter, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var members = scope.ServiceProvider.GetRequiredService<MemberManager>();
        var mail = scope.ServiceProvider.GetRequiredService<MemberMail>();
        if (letter.Change is { } change)
        {
            if (await members.FindByIdAsync(letter.Member.ToString()) is { } told) await mail.ChangedAsync(told, change, await labels.ForAsync(letter.Culture), ct);
            return;
        }
        if (await members.FindByEmailAsync(letter.Email) is not { IsApproved: true } member || IsTooOften(member.Key)) return;
        if (Address(letter.Culture, MemberAddresses.Choose) is not { } page)
        {
            LogNoAddress();
            return;
        }
        var code = await members.GeneratePasswordResetTokenAsync(member);
        await mail.ForgottenAsync(member, letter.Culture, new Uri(page, QueryString.Create("lid", member.Key.ToString()).Add("code", code).ToString()), ct);
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

    [LoggerMessage(LogLevel.Error, "A letter about the account of member {Member} could not be written.")]
    private partial void LogFailed(Exception reason, Guid member);

    [LoggerMessage(LogLevel.Error, "A link for a new password was not sent: the address of the site (Umbraco:CMS:WebRouting:UmbracoApplicationUrl) is not set.")]
    private partial void LogNoAddress();

    private sealed record Letter(string Email, Guid Member, MemberSecurityChange? Change, string Culture);
}

/// <summary>Hands what changes about accounts to the post, in the language of the page where it changed.</summary>
internal sealed class SecurityLetters(MemberPost post, IHttpContextAccessor http) : INotificationAsyncHandler<MemberSecurityNotification>
{
    public Task HandleAsync(MemberSecurityNotification notification, CancellationToken cancellationToken)
    {
        var isEnglish = http.HttpContext?.Request.Path.StartsWithSegments(MemberAddresses.English, StringComparison.OrdinalIgnoreCase) == true;
        return post.TellAsync(notification.Member, notification.Change, isEnglish ? "en" : "nl", cancellationToken);
    }
}
