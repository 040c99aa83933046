using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using WIJschool.Core.Scans.Classes;

namespace WIJschool.Web.Scans.Classes;

/// <summary>
/// How many wrong codes may come from one address: nobody finds a class by trying. Right codes cost nothing, since a whole school often
/// has one address. Each node counts for itself.
/// </summary>
public sealed class ClassGuesses(IOptions<ClassOptions> options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> wrong = PartitionedRateLimiter.Create<string, string>(address => RateLimitPartition.GetFixedWindowLimiter(
        address, _ => new FixedWindowRateLimiterOptions { PermitLimit = options.Value.WrongCodes, Window = TimeSpan.FromMinutes(options.Value.GuessMinutes) }));

    /// <summary>Whether another code may be tried from an address.</summary>
    public bool MayTry(string address)
    {
        using var lease = wrong.AttemptAcquire(address, permitCount: 0);
        return lease.IsAcquired;
    }

    public void CountWrong(string address) => wrong.AttemptAcquire(address).Dispose();

    public void Dispose() => wrong.Dispose();
}
