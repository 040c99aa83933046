using Microsoft.Extensions.Options;
using WIJschool.Cms.Security;

namespace WIJschool.Cms.Tests.Security;

public sealed class SignInLimitsTests
{
    [Fact]
    public void An_address_waits_after_too_many_attempts_and_another_does_not()
    {
        var (limits, clock) = Make(attempts: 2);

        Assert.Null(limits.Attempt("10.0.0.1"));
        Assert.Null(limits.Attempt("10.0.0.1"));
        Assert.Equal(TimeSpan.FromMinutes(1), limits.Attempt("10.0.0.1"));
        Assert.Null(limits.Attempt("10.0.0.2"));

        clock.Now += TimeSpan.FromSeconds(59);
        Assert.Equal(TimeSpan.FromSeconds(1), limits.Attempt("10.0.0.1"));
        clock.Now += TimeSpan.FromSeconds(1);
        Assert.Null(limits.Attempt("10.0.0.1"));
    }

    [Fact]
    public void Links_are_counted_apart_from_attempts()
    {
        var (limits, _) = Make(attempts: 1);

        Assert.Null(limits.Attempt("10.0.0.1"));
        Assert.Null(limits.Link("10.0.0.1"));
        Assert.NotNull(limits.Link("10.0.0.1"));
    }

    private static (SignInLimits Limits, Clock Clock) Make(int attempts)
    {
        var clock = new Clock();
        return (new SignInLimits(new Fixed(new SignInLimitOptions { AttemptsPerMinute = attempts, LinksPerHour = 1 }), clock), clock);
    }

    private sealed class Fixed(SignInLimitOptions value) : IOptionsMonitor<SignInLimitOptions>
    {
        public SignInLimitOptions CurrentValue => value;

        public SignInLimitOptions Get(string? name) => value;

        public IDisposable? OnChange(Action<SignInLimitOptions, string?> listener) => null;
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
