using Microsoft.AspNetCore.OutputCaching;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Web.Members;
using WIJschool.Web.Schools;
using WIJschool.Web.Site;

namespace WIJschool.Web.Stories;

/// <summary>The pages of stories that are kept for visitors: each has a tag, by which it is dropped when somebody reacts.</summary>
public sealed class ReactionPages(IOutputCacheStore kept)
{
    /// <summary>Notes that the page which is being made holds reactions.</summary>
    public static void Mark(HttpContext http, Guid document) => http.Features.Get<IOutputCacheFeature>()?.Context.Tags.Add(TagOf(document));

    /// <summary>Has the page made anew.</summary>
    public ValueTask RenewAsync(Guid document, CancellationToken ct) => kept.EvictByTagAsync(TagOf(document), ct);

    private static string TagOf(Guid document) => $"story:{document:N}";
}

/// <summary>What stands under a story: what everybody sees, and what this reader may do.</summary>
/// <param name="Visit">The reader's school; null for who is not signed in, or is of no school that takes part.</param>
/// <param name="Helps">Whether this reader says that it helps.</param>
/// <param name="SignInUrl">Leads back to the page.</param>
public sealed record ReactionsModel(Guid Document, Reactions All, SchoolVisit? Visit, bool IsSignedIn, bool Helps, string SignInUrl)
{
    public bool IsOwn => Visit is not null && Visit.School == All.School;

    public bool MayAsk => Visit is not null && All.School is not null && !IsOwn;

    public bool MayAppreciate => Visit is not null && !IsOwn;
}

/// <summary>Reads the reactions for a page that is made.</summary>
public sealed class ReactionReader(IServiceScopeFactory scopes)
{
    public async Task<ReactionsModel> ReadAsync(PageRequest request)
    {
        var (http, document, ct) = (request.Http, request.Content.Key, request.Aborted);
        ReactionPages.Mark(http, document);
        await using var scope = scopes.CreateAsyncScope();
        var reactions = scope.ServiceProvider.GetRequiredService<ReactionsOfStory>();
        var all = await reactions.ReadAsync(document, ct);
        var isSignedIn = http.User.Identity is { IsAuthenticated: true };
        var visit = isSignedIn ? await http.RequestServices.GetRequiredService<SchoolDesk>().FindVisitAsync(http) : null;
        if (visit?.May(SchoolRole.Staff) != true) visit = null;
        var helps = visit is not null && await reactions.IsAppreciatedAsync(document, visit.Member, ct);
        return new ReactionsModel(document, all, visit, isSignedIn, helps, MemberAddresses.SignInFor(request.Reading.Culture, http.Request.Path));
    }
}
