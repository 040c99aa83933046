using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>What a coordinator tells of a webinar.</summary>
/// <param name="Title">1 to 160 characters.</param>
/// <param name="Description">At most 4000 characters.</param>
/// <param name="IsPublic">Whether anybody may sign up; otherwise only people of its school.</param>
/// <param name="Places">1 to 1000.</param>
/// <param name="JoinLink">Where it takes place, https; only who has a place sees it. Empty while it is not known.</param>
/// <param name="Recording">Where it can be seen afterwards, https; empty while there is none.</param>
public sealed record WebinarDetails(string Title, string Description, bool IsPublic, int Places, string JoinLink, string Recording)
{
    public const int MostPlaces = 1000;
    public const int LongestTitle = 160;
    public const int LongestDescription = 4000;
    public const int LongestAddress = 500;

    /// <returns>The same with spaces around its texts removed, or what is wrong with it.</returns>
    public Result<WebinarDetails> Check()
    {
        var tidy = this with { Title = Title.Trim(), Description = Description.Trim(), JoinLink = JoinLink.Trim(), Recording = Recording.Trim() };
        if (tidy.Title.Length is 0 or > LongestTitle) return WebinarErrors.TitleInvalid;
        if (tidy.Description.Length > LongestDescription) return WebinarErrors.DescriptionTooLong;
        if (Places is < 1 or > MostPlaces) return WebinarErrors.PlacesInvalid;
        return IsAddress(tidy.JoinLink) && IsAddress(tidy.Recording) ? tidy : WebinarErrors.AddressInvalid;
    }

    /// <summary>Whether a text is empty or an address that may stand in a link.</summary>
    public static bool IsAddress(string text) =>
        text.Length == 0 || (text.Length <= LongestAddress && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps);
}

/// <summary>A webinar that is planned, was, or was called off.</summary>
public sealed class Webinar
{
    private Webinar()
    {
    }

    /// <param name="school">Whose webinar it is: the one that asked for it. Null for one of the alliance's own.</param>
    public Webinar(WebinarId id, ExpertKey expert, SchoolId? school, WebinarDetails details, Slot slot)
    {
        Id = id;
        Expert = expert;
        SchoolId = school;
        StartsAt = slot.StartsAt;
        EndsAt = slot.EndsAt;
        Describe(details);
    }

    public WebinarId Id { get; private init; }

    public ExpertKey Expert { get; private init; }

    public SchoolId? SchoolId { get; private init; }

    public string Title { get; private set; } = "";

    public string Description { get; private set; } = "";

    public bool IsPublic { get; private set; }

    public int Places { get; private set; }

    public string JoinLink { get; private set; } = "";

    public string Recording { get; private set; } = "";

    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public bool IsCancelled { get; private set; }

    /// <summary>Raised with each change that a calendar has to show. Source: RFC 5545, section 3.8.7.4.</summary>
    public int Sequence { get; private set; }

    /// <summary>When those who were there were asked what they think of it.</summary>
    public DateTimeOffset? EvaluationAskedAt { get; internal set; }

    /// <summary>Raised by whoever changes it or its sign-ups: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    public Slot Slot => new(StartsAt, EndsAt);

    /// <summary>Whether somebody may know of it.</summary>
    /// <param name="school">Of the reader.</param>
    public bool IsFor(SchoolId? school) => IsPublic || (SchoolId is not null && SchoolId == school);

    /// <returns>Why nobody can sign up or off any more, or null.</returns>
    public DomainError? IsOver(DateTimeOffset now) => IsCancelled ? WebinarErrors.Cancelled : StartsAt <= now ? WebinarErrors.Begun : null;

    public void Describe(WebinarDetails details)
    {
        if (Title.Length > 0 && (details.Title != Title || details.JoinLink != JoinLink || details.Description != Description)) Sequence++;
        (Title, Description, IsPublic, Places, JoinLink, Recording) =
            (details.Title, details.Description, details.IsPublic, details.Places, details.JoinLink, details.Recording);
    }

    public void Move(Slot slot) => (StartsAt, EndsAt, Sequence) = (slot.StartsAt, slot.EndsAt, Sequence + 1);

    public void Cancel() => (IsCancelled, Sequence) = (true, Sequence + 1);
}

/// <summary>What can be read or watched after a webinar: an address elsewhere, or a file of the media library.</summary>
public sealed class WebinarMaterial
{
    public const int LongestName = 120;

    private WebinarMaterial()
    {
    }

    public WebinarMaterial(MaterialId id, WebinarId webinar, string name, string link, Guid? media)
    {
        Id = id;
        WebinarId = webinar;
        Name = name;
        Link = link;
        Media = media;
    }

    public MaterialId Id { get; private init; }

    public WebinarId WebinarId { get; private init; }

    public string Name { get; private init; } = "";

    /// <summary>Empty where it is a file of the media library.</summary>
    public string Link { get; private init; } = "";

    public Guid? Media { get; private init; }
}

/// <summary>What somebody thinks of a webinar. It holds no person and no moment.</summary>
public sealed class WebinarEvaluation
{
    private WebinarEvaluation()
    {
    }

    /// <param name="id">A random one: one that sorts by its moment would tell who was last.</param>
    public WebinarEvaluation(EvaluationId id, WebinarId webinar, EvaluationAnswers answers)
    {
        Id = id;
        WebinarId = webinar;
        Useful = answers.Useful;
        Clear = answers.Clear;
        Applicable = answers.Applicable;
        Remark = answers.Remark;
    }

    public EvaluationId Id { get; private init; }

    public WebinarId WebinarId { get; private init; }

    public int Useful { get; private init; }

    public int Clear { get; private init; }

    public int Applicable { get; private init; }

    public string Remark { get; private init; } = "";
}

/// <param name="Useful">1 to 5, as the other marks.</param>
/// <param name="Remark">At most 1000 characters; may be empty.</param>
public sealed record EvaluationAnswers(int Useful, int Clear, int Applicable, string Remark)
{
    public const int LongestRemark = 1000;

    /// <returns>The same with spaces around the remark removed, or what is wrong with it.</returns>
    public Result<EvaluationAnswers> Check()
    {
        if (new[] { Useful, Clear, Applicable }.Any(mark => mark is < 1 or > 5)) return WebinarErrors.MarkMissing;
        var tidy = this with { Remark = Remark.Trim() };
        return tidy.Remark.Length > LongestRemark ? WebinarErrors.RemarkTooLong : tidy;
    }
}
