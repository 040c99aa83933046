using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Tests.Consents;

[Collection(OnSqlite.Name)]
public sealed class ConsentTestsOnSqlite(SqliteCms site) : ConsentTests(site);

[Collection(OnPostgres.Name)]
public sealed class ConsentTestsOnPostgres(PostgresCms site) : ConsentTests(site);

public abstract class ConsentTests(CmsFixture site)
{
    [Fact]
    public void The_last_answer_counts_and_the_earlier_ones_are_its_history()
    {
        var consents = site.Get<IConsentService>();
        var who = Guid.NewGuid().ToString("N");
        consents.RegisterConsent(who, "nieuwsbrief", "mail", ConsentState.Granted, "ja");
        consents.RegisterConsent(who, "nieuwsbrief", "mail", ConsentState.Revoked, "toch niet");

        var current = Assert.Single(consents.LookupConsent(source: who));
        var withHistory = Assert.Single(consents.LookupConsent(source: who, includeHistory: true));

        Assert.Equal(ConsentState.Revoked, current.State);
        Assert.Equal([ConsentState.Granted], withHistory.History!.Select(c => c.State));
    }

    [Fact]
    public void Answers_are_found_by_the_beginning_of_their_source()
    {
        var consents = site.Get<IConsentService>();
        var who = Guid.NewGuid().ToString("N");
        consents.RegisterConsent($"{who}/1", "a", "b", ConsentState.Granted);
        consents.RegisterConsent($"{who}/2", "a", "b", ConsentState.Granted);

        var found = consents.LookupConsent(source: who, sourceStartsWith: true);

        Assert.Equal(2, found.Count());
    }
}
