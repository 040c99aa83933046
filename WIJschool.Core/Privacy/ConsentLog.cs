using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

/// <summary>Writes down who agreed to the terms, in the same transaction as what they agreed for.</summary>
public sealed class ConsentLog(WijschoolDbContext db, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    /// <summary>Whoever registers a school agreed, and has no account yet; the caller saves.</summary>
    public void AddTerms(SchoolId school, string culture) => db.Add(New(culture).For(school));

    /// <summary>Somebody with an account agreed; the caller saves.</summary>
    public void AddTerms(MemberKey member, string culture) => db.Add(New(culture).By(member));

    /// <summary>What was agreed to for a school becomes that of whoever showed that its contact's address is theirs; the caller saves.</summary>
    public async Task OwnAsync(SchoolId school, MemberKey member, CancellationToken ct)
    {
        foreach (var consent in await db.Set<Consent>().Where(c => c.School == school && c.Member == null).ToListAsync(ct)) consent.By(member);
    }

    private Consent New(string culture) => new(EntityId.New<ConsentId>(clock), Consent.Terms, options.Value.TermsVersion, culture, clock.GetUtcNow());
}

/// <summary>The log of consents in an export. It is kept when the account is erased.</summary>
public sealed class ConsentPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "consents";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => await db.Set<Consent>().AsNoTracking()
        .Where(consent => consent.Member == person.Key).OrderBy(consent => consent.GivenAt)
        .Select(consent => new { consent.Kind, consent.Version, consent.Culture, consent.GivenAt }).ToListAsync(ct);

    /// <summary>Nothing: it must be possible to show later that somebody agreed, and the key in it then leads to nobody.</summary>
    public Task EraseAsync(DataSubject person, CancellationToken ct) => Task.CompletedTask;
}
