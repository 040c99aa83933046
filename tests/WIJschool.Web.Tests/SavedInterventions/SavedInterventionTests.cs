using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Audit;
using WIJschool.Core.Mailing;
using WIJschool.Core.SavedInterventions;
using WIJschool.Core.Schools;
using WIJschool.Web.Tests.Stories;

namespace WIJschool.Web.Tests.SavedInterventions;

public sealed class SavedOnSqlite(DomainOnSqlite site) : SavedInterventionTests(site), IClassFixture<DomainOnSqlite>;

public sealed class SavedOnPostgres(DomainOnPostgres site) : SavedInterventionTests(site), IClassFixture<DomainOnPostgres>;

/// <summary>What schools save for themselves.</summary>
public abstract class SavedInterventionTests(DomainSite site)
{
    [Fact]
    public async Task Colleagues_who_save_one_intervention_at_once_save_it_once_and_all_their_reasons_stay()
    {
        var (school, people) = await site.SchoolAsync(6);
        var page = Guid.NewGuid();

        var saved = await Task.WhenAll(people.Select((member, place) => SaveAsync(school, member, page, $"Reden {place}")));

        Assert.All(saved, result => Assert.True(result.IsOk, result.Error?.Code));
        Assert.Single(saved.Select(result => result.Value).Distinct());
        var one = Assert.Single(await ReadAsync(school));
        Assert.Equal(["Reden 0", "Reden 1", "Reden 2", "Reden 3", "Reden 4", "Reden 5"], one.Note.Split('\n').Order());
        Assert.Equal(1, await LinesAsync(school, AuditAction.InterventionSaved));
    }

    [Fact]
    public async Task A_second_click_adds_nothing_and_another_school_sees_and_changes_nothing()
    {
        var (school, people) = await site.SchoolAsync();
        var (other, strangers) = await site.SchoolAsync(1);
        var id = (await SaveAsync(school, people[0], Guid.NewGuid(), "Voor groep 7\r\nen 8")).Value;
        Assert.Equal(id, (await SaveAsync(school, people[1], (await ReadAsync(school))[0].Intervention, "en 8")).Value);

        Assert.Equal("Voor groep 7\nen 8", Assert.Single(await ReadAsync(school)).Note);
        Assert.Empty(await ReadAsync(other));
        Assert.Equal(SavedInterventionErrors.NotFound, (await ChangeAsync(other, strangers[0], id, "Voor groep 7\nen 8", "gekaapt")).Error);
        Assert.Equal(SchoolErrors.NotFound, (await ChangeAsync(school, strangers[0], id, "Voor groep 7\nen 8", "gekaapt")).Error);
        Assert.Equal(SavedInterventionErrors.NotFound, (await RemoveAsync(other, strangers[0], id)).Error);
        Assert.Single(await ReadAsync(school));
    }

    [Fact]
    public async Task A_note_that_a_colleague_changed_meanwhile_is_not_written_over()
    {
        var (school, people) = await site.SchoolAsync();
        var id = (await SaveAsync(school, people[0], Guid.NewGuid(), "eerst")).Value;

        Assert.Equal("van Anna", (await ChangeAsync(school, people[0], id, "eerst", "van Anna")).Value);
        Assert.Equal("van Anna", (await ChangeAsync(school, people[1], id, "eerst", "van Jan")).Value);

        Assert.Equal("van Anna", Assert.Single(await ReadAsync(school)).Note);
        Assert.Equal(SavedInterventionErrors.NoteTooLong, (await ChangeAsync(school, people[1], id, "van Anna", new string('a', 1001))).Error);
        Assert.True((await RemoveAsync(school, people[1], id)).IsOk);
        Assert.Equal(SavedInterventionErrors.NotFound, (await RemoveAsync(school, people[0], id)).Error);
    }

    [Fact]
    public async Task The_list_is_mailed_to_colleagues_and_to_nobody_else_and_not_without_end()
    {
        var (school, people) = await site.SchoolAsync(3);
        var (_, strangers) = await site.SchoolAsync(1);
        var list = new SharedList([people[1], strangers[0], people[0]], ["Kringgesprek", "Steungroepaanpak"], "Kijk eens", "nl");

        Assert.Equal(1, (await ShareAsync(school, people[0], list)).Value);

        var address = site.Get<Umbraco.Cms.Core.Services.IMemberService>().GetById(people[1].Value)!.Email;
        var mails = await site.ReadAsync(db => db.Set<OutboxMail>().Where(mail => mail.Kind == SavedInterventionMails.Shared.Code).ToListAsync());
        var mail = Assert.Single(mails, mail => mail.Recipient.Value == address);
        Assert.Contains("Kringgesprek, Steungroepaanpak", mail.Text, StringComparison.Ordinal);
        Assert.Contains("https://wijschool.example/mijn-school/bewaard", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mails, mail => mail.Recipient.Value == site.Get<Umbraco.Cms.Core.Services.IMemberService>().GetById(strangers[0].Value)!.Email);
        Assert.Equal(SavedInterventionErrors.NobodyChosen, (await ShareAsync(school, people[0], list with { Colleagues = [strangers[0]] })).Error);
        for (var times = 1; times < 5; times++) Assert.True((await ShareAsync(school, people[0], list)).IsOk);
        Assert.Equal(SavedInterventionErrors.SharedTooOften, (await ShareAsync(school, people[0], list)).Error);
    }

    private Task<Core.Results.Result<SavedInterventionId>> SaveAsync(SchoolId school, MemberKey by, Guid page, string note) =>
        site.DoAsync((SaveIntervention save) => save.ExecuteAsync(school, by, page, note, CancellationToken.None));

    private Task<Core.Results.Result<string>> ChangeAsync(SchoolId school, MemberKey by, SavedInterventionId id, string before, string note) =>
        site.DoAsync((ChangeSavedNote change) => change.ExecuteAsync(school, by, id, before, note, CancellationToken.None));

    private Task<Core.Results.Result<Core.Results.Done>> RemoveAsync(SchoolId school, MemberKey by, SavedInterventionId id) =>
        site.DoAsync((RemoveSavedIntervention remove) => remove.ExecuteAsync(school, by, id, CancellationToken.None));

    private Task<Core.Results.Result<int>> ShareAsync(SchoolId school, MemberKey by, SharedList list) =>
        site.DoAsync((ShareSaved share) => share.ExecuteAsync(school, by, list, CancellationToken.None));

    private Task<IReadOnlyList<SavedIntervention>> ReadAsync(SchoolId school) => site.DoAsync((SchoolsSaved saved) => saved.ReadAsync(school, CancellationToken.None));

    private Task<int> LinesAsync(SchoolId school, AuditAction action) => site.ReadAsync(db => db.Set<AuditEvent>().CountAsync(line => line.SchoolId == school && line.Action == action));
}
