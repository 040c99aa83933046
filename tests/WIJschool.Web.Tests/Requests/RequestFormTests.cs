using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Forms;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Requests;
using WIJschool.Core.Results;
using WIJschool.Core.Support;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Tests.Requests;

/// <summary>An entry of a form asks for a webinar or for support.</summary>
public sealed class RequestFormTests(DomainOnSqlite site) : IClassFixture<DomainOnSqlite>
{
    [Fact]
    public async Task Who_has_no_account_asks_for_a_webinar_by_a_form_and_is_mailed()
    {
        var mail = $"{Guid.NewGuid():N}@school.nl";
        var sent = await SendAsync("webinarRequest", ("name", "Lotte"), ("mail", mail), ("organisation", "De Brug"), ("topic", "Complotdenken"), ("participants", "30"));

        Assert.True(sent.IsOk, sent.Error?.Code);
        var request = await site.ReadAsync(db => db.Set<WebinarRequest>().SingleAsync(r => r.Topic == "Complotdenken"));
        Assert.Equal((null, "Lotte", mail, "De Brug", "participants 30"), (request.SchoolId, request.ContactName, request.ContactMail!.Value, request.Organisation, request.Wishes));
        var kinds = await site.ReadAsync(db => db.Set<OutboxMail>().Select(m => new { m.Recipient, m.Kind }).ToListAsync());
        Assert.Equal(["Webinar.Asked"], kinds.Where(m => m.Recipient.Value == mail).Select(m => m.Kind));
    }

    [Fact]
    public async Task A_form_that_misses_what_a_request_needs_is_refused_and_leaves_nothing()
    {
        Assert.Equal(WebinarErrors.TopicInvalid, (await SendAsync("webinarRequest", ("name", "Lotte"), ("mail", "lotte@school.nl"), ("organisation", "De Brug"))).Error);
        Assert.Equal(RequestErrors.OrganisationInvalid, (await SendAsync("webinarRequest", ("name", "Lotte"), ("mail", "lotte@school.nl"), ("topic", "Zonder school"))).Error);
        Assert.Equal(SupportErrors.SchoolMissing, (await SendAsync("supportRequest", ("name", "Lotte"), ("mail", "lotte@school.nl"), ("organisation", "De Brug"), ("situation", "Onrust"))).Error);

        Assert.False(await site.ReadAsync(db => db.Set<WebinarRequest>().AnyAsync(r => r.Topic == "Zonder school")));
        Assert.False(await site.ReadAsync(db => db.Set<SupportRequest>().AnyAsync(r => r.Situation == "Onrust")));
    }

    private Task<Result<Done>> SendAsync(string workflow, params (string Alias, string Value)[] values)
    {
        var fields = values.Select(value => new FormField(value.Alias, FormFieldKind.Text, value.Alias)).ToList();
        var form = new Form(Guid.NewGuid(), "nl", "Aanvraag", [new FormPage("", null, fields)], new FormSettings());
        var filled = FormValues.Of(values);
        var submission = new FormSubmission(new FormEntryId(Guid.NewGuid()), form, filled, null, "nl", site.Clock.GetUtcNow());
        return site.DoAsync<IServiceProvider, Result<Done>>(services =>
        {
            var found = services.GetServices<IFormWorkflow>().Single(known => known.Alias == workflow);
            return services.GetRequiredService<IJointChange>().RunAsync(ct => found.ExecuteAsync(submission, new FormWorkflowStep(workflow, new Dictionary<string, string>()), ct), default);
        });
    }
}
