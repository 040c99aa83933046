using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Tests.Webinars;

/// <summary>A process that ends in the middle, between a place that is given up and one that is given on or between a sign-up and its mail, leaves all as it was.</summary>
public sealed class MovingUpTests(MovingUpTests.BreakingSite site) : IClassFixture<MovingUpTests.BreakingSite>
{
    [Fact]
    public async Task A_place_is_given_up_and_given_on_together_or_not_at_all()
    {
        var webinar = await PlanAsync();
        var (first, next) = (await SignUpAsync(webinar), await SignUpAsync(webinar));
        var before = await MailsAsync();

        site.BreaksAt = 2; // the mail of who signs off is written, that of who moves up is not
        await Assert.ThrowsAsync<InvalidOperationException>(() => SignOffAsync(first));
        Assert.Equal([SignUpState.Placed, SignUpState.Waiting], [await StateAsync(first), await StateAsync(next)]);
        Assert.Equal(before, await MailsAsync());

        site.BreaksAt = 0;
        Assert.True((await SignOffAsync(first)).IsOk);
        Assert.Equal([SignUpState.Cancelled, SignUpState.Placed], [await StateAsync(first), await StateAsync(next)]);
        Assert.Equal(before + 2, await MailsAsync());
    }

    [Fact]
    public async Task A_sign_up_that_is_cut_off_before_its_mail_is_not_there_and_done_again_is_there_once_and_mailed_once()
    {
        var (webinar, mail) = (await PlanAsync(), EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Expect());
        var before = await MailsAsync();

        site.BreaksAt = 1;
        await Assert.ThrowsAsync<InvalidOperationException>(() => SignUpAsync(webinar, mail));
        Assert.Equal((0, before), (await SignUpsAsync(webinar), await MailsAsync()));

        site.BreaksAt = 0;
        Assert.Equal(await SignUpAsync(webinar, mail), await SignUpAsync(webinar, mail)); // what a browser sends again
        Assert.Equal((1, before + 1), (await SignUpsAsync(webinar), await MailsAsync()));
    }

    /// <summary>A webinar with one place.</summary>
    private async Task<WebinarId> PlanAsync()
    {
        var slot = new Slot(site.Clock.GetUtcNow().AddDays(20), site.Clock.GetUtcNow().AddDays(20).AddHours(1));
        var expert = site.Experts.Add("Begeleider", null);
        return (await site.DoAsync<PlanWebinar, Result<WebinarId>>(u => u.ExecuteAsync(
            new CoordinatorKey(Guid.NewGuid()), expert.Key, new WebinarDetails("Samen", "", true, 1, "", ""), slot, default))).Value;
    }

    private Task<SignUpId> SignUpAsync(WebinarId webinar) => SignUpAsync(webinar, EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Expect());

    private async Task<SignUpId> SignUpAsync(WebinarId webinar, EmailAddress mail) => (await site.DoAsync<SignUpForWebinar, Result<SignUp>>(
        u => u.ExecuteAsync(webinar, new Participant("Jan", mail, "nl", null, null), default))).Expect().Id;

    private Task<int> SignUpsAsync(WebinarId webinar) => site.ReadAsync(db => db.Set<SignUp>().CountAsync(s => s.WebinarId == webinar));

    private Task<Result<Done>> SignOffAsync(SignUpId signUp) => site.DoAsync<SignOffWebinar, Result<Done>>(u => u.ExecuteAsync(signUp, default));

    private Task<SignUpState> StateAsync(SignUpId signUp) => site.ReadAsync(db => db.Set<SignUp>().Where(s => s.Id == signUp).Select(s => s.State).SingleAsync());

    private Task<int> MailsAsync() => site.ReadAsync(db => db.Set<OutboxMail>().CountAsync());

    /// <summary>A site that breaks when it writes a mail.</summary>
    public sealed class BreakingSite : DomainSite, IWebinarLinks
    {
        private static readonly Uri Somewhere = new("https://wijschool.example/webinars");

        private int written;

        /// <summary>At which mail from now on it breaks; 0 for none.</summary>
        public int BreaksAt
        {
            get;
            set => (field, written) = (value, 0);
        }

        protected override Dictionary<string, string?> Database => [];

        public Uri Webinar(WebinarId webinar, string culture) => Somewhere;

        public Uri SignUp(OneTimeCode code, string culture) => ++written == BreaksAt ? throw new InvalidOperationException("The process ends here.") : Somewhere;

        public Uri Calendar(OneTimeCode code, string culture) => Somewhere;

        public Uri Evaluation(OneTimeCode code, string culture) => Somewhere;

        public Uri Dates(OneTimeCode code, string culture) => Somewhere;

        public Uri Dates(WebinarRequestId request, string culture) => Somewhere;

        public Uri Expertise(string culture) => Somewhere;

        protected override void AddServices(IServiceCollection services) => services.AddSingleton<IWebinarLinks>(this);
    }
}
