using WIJschool.Core.Labels;
using WIJschool.Core.Requests;
using WIJschool.Core.Support;
using WIJschool.Core.Webinars;
using WIJschool.Web.Members;

namespace WIJschool.Web.Support;

/// <summary>A message as it is read.</summary>
/// <param name="Author">By name; the name of the school or of the alliance where the account is gone.</param>
/// <param name="IsOwn">Whether the side that reads it wrote it.</param>
public sealed record MessageRow(string Author, SupportSide Side, string Text, DateTimeOffset SentAt, bool IsOwn);

/// <summary>A request with what was said about it.</summary>
/// <param name="Target">Where a message is sent; what closes or evaluates stands behind it.</param>
/// <param name="IsSchool">Whether the school reads it, or the adviser.</param>
/// <param name="Typed">The message that was typed.</param>
public sealed record ConversationForm(
    SupportRequest Request, string Adviser, IReadOnlyList<MessageRow> Messages, string Target, bool IsSchool, string Typed = "") : MemberForm
{
    public bool IsOpen => Request.Status != SupportStatus.Closed;

    /// <summary>What was chosen and typed of an evaluation.</summary>
    public int Helped { get; init; }

    public string Remark { get; init; } = "";
}

/// <summary>Makes a conversation ready to be read by one of its sides.</summary>
public sealed class Conversations(SupportRequests requests, RequestPeople people)
{
    public async Task<ConversationForm> ReadAsync(SupportRequest request, LabelSet labels, bool isSchool, string target, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        List<MessageRow> rows = [];
        foreach (var message in await requests.MessagesAsync(request.Id, ct))
        {
            var author = await NameAsync(message, names);
            if (author.Length == 0) author = message.Side == SupportSide.School ? request.Organisation : labels["Site.Name"];
            rows.Add(new MessageRow(author, message.Side, message.Text, message.SentAt, (message.Side == SupportSide.School) == isSchool));
        }
        return new ConversationForm(request, await AdviserOfAsync(request), rows, target, isSchool);
    }

    /// <returns>Empty while there is none.</returns>
    public async Task<string> AdviserOfAsync(SupportRequest request) => (request.AdviserMember is { } member ? people.Find(member)
        : request.AdviserUser is { } user ? await people.FindAsync(user) : null)?.Name ?? "";

    private async Task<string> NameAsync(SupportMessage message, Dictionary<Guid, string> names)
    {
        var key = message.Member?.Value ?? message.User?.Value ?? Guid.Empty;
        if (names.TryGetValue(key, out var known)) return known;
        var person = message.Member is { } member ? people.Find(member) : message.User is { } user ? await people.FindAsync(user) : null;
        return names[key] = person?.Name ?? "";
    }
}

/// <summary>A moment as a reader of the site sees it.</summary>
public static class Moments
{
    /// <summary>23 november 2026, 14.30 uur.</summary>
    public static string At(this LabelSet labels, DateTimeOffset moment) => labels.Format("Support.At", DutchTime.Local(moment).DateTime);
}
