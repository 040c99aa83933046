using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace WIJschool.Cms.Security;

/// <summary>Settings below <c>WIJschool:SignIn</c>.</summary>
public sealed class SignInLimitOptions
{
    /// <summary>Passwords, codes and client secrets that one address may try in a minute. A school has one address for all who work there.</summary>
    [Range(1, 10_000)] public int AttemptsPerMinute { get; init; } = 60;

    /// <summary>Links by mail that one address may ask for in an hour, and links that it may try.</summary>
    [Range(1, 10_000)] public int LinksPerHour { get; init; } = 20;

    /// <summary>Passwords and codes of members that one address may have wrong in a minute, and attempts that may be under way at once.</summary>
    [Range(1, 10_000)] public int MemberFailuresPerMinute { get; init; } = 300;

    /// <summary>Links by mail that members may ask for, or try, from one address in an hour.</summary>
    [Range(1, 10_000)] public int MemberLinksPerHour { get; init; } = 100;
}

/// <summary>How often one address may try to get in, whoever's account it tries: a lock-out alone does not stop who tries one password on everybody.</summary>
public sealed class SignInLimits(IOptionsMonitor<SignInLimitOptions> options, TimeProvider clock)
{
    private const string Member = "member";
    private const int MostAddresses = 10_000; // what is kept stays small, however many addresses somebody has

    private readonly ConcurrentDictionary<(string Kind, string Address), Window> windows = new();

    /// <summary>Counts an attempt to sign in.</summary>
    /// <returns>Null when it may go on, else how long to wait.</returns>
    public TimeSpan? Attempt(string address) => Count("attempt", address, options.CurrentValue.AttemptsPerMinute, TimeSpan.FromMinutes(1));

    /// <summary>Counts a link that is asked for or tried.</summary>
    /// <inheritdoc cref="Attempt"/>
    public TimeSpan? Link(string address) => Count("link", address, options.CurrentValue.LinksPerHour, TimeSpan.FromHours(1));

    /// <summary>Counts an attempt of a member. Call <see cref="GiveBack"/> when it succeeds: a school has one address, and all its staff may come at once.</summary>
    /// <inheritdoc cref="Attempt"/>
    public TimeSpan? MemberAttempt(string address) => Count(Member, address, options.CurrentValue.MemberFailuresPerMinute, TimeSpan.FromMinutes(1));

    /// <summary>Counts a link of a member that is asked for or tried.</summary>
    /// <inheritdoc cref="Attempt"/>
    public TimeSpan? MemberLink(string address) => Count("member-link", address, options.CurrentValue.MemberLinksPerHour, TimeSpan.FromHours(1));

    /// <summary>Does not count a member's attempt after all.</summary>
    public void GiveBack(string address)
    {
        while (windows.TryGetValue((Member, address), out var window))
        {
            if (windows.TryUpdate((Member, address), window with { Count = window.Count - 1 }, window)) return;
        }
    }

    private TimeSpan? Count(string kind, string address, int most, TimeSpan period)
    {
        var now = clock.GetUtcNow();
        if (windows.Count >= MostAddresses) Forget(now);
        var window = windows.AddOrUpdate(
            (kind, address), _ => new Window(now + period, 1), (_, known) => known.Ends <= now ? new Window(now + period, 1) : known with { Count = known.Count + 1 });
        return window.Count > most ? window.Ends - now : null;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, window) in windows)
        {
            if (window.Ends <= now) windows.TryRemove(key, out _);
        }
    }

    private sealed record Window(DateTimeOffset Ends, int Count);
}
