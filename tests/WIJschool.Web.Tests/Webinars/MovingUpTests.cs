using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Tests.Webinars;

/// <summary>A process that ends between the place that is given up and the place that is given on leaves both as they were.</summary>
public sealed class MovingUpTests(MovingUpTests.BreakingSite site) : IClassFixture<MovingUpTests.BreakingSite>
{
    [Fact]
    public async Task A_place_is_given_up_and_given_on_together_or_not_at_all()
    {
        var slot = new Slot(site.Clock.GetUtcNow().AddDays(20), site.Clock.GetUtcNow().AddDays(20).AddHours(1));
        var expert = site.Experts.Add("Begeleider", null);
        var webinar = (await site.DoAsync<PlanWebinar, Result<WebinarId>>(u => u.ExecuteAsync(
            new CoordinatorKey(Guid.NewGuid()), expert.Key, new WebinarDetails("Samen", "", true, 1, "", ""), slot, default))).Value;
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

    private async Task<SignUpId> SignUpAsync(WebinarId webinar) => (await site.DoAsync<SignUpForWebinar, Result<SignUp>>(u => u.ExecuteAsync(
        webinar, new Participant("Jan", EmailAddress.Parse($"{Guid.NewGuid():N}@school.nl").Expect(), "nl", null, null), default))).Expect().Id;

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
