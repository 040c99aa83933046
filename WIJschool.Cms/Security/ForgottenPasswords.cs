using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Net;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Hosting;

namespace WIJschool.Cms.Security;

/// <summary>
/// Mails the link for a new password, after the answer: how long the answer takes must not tell whether the address belongs to a user.
/// </summary>
public sealed partial class ForgottenPasswords : BackgroundService
{
    private const int MostWaiting = 100; // a flood of questions fills no memory

    private readonly Channel<Asked> waiting = Channel.CreateBounded<Asked>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly IUserService users;
    private readonly IIpResolver ip;
    private readonly ILogger<ForgottenPasswords> logger;

    public ForgottenPasswords(IUserService users, IIpResolver ip, ILogger<ForgottenPasswords> logger) => (this.users, this.ip, this.logger) = (users, ip, logger);

    /// <summary>Asks for a link. Whether there is a user with the address is told to nobody.</summary>
    public void Ask(string email) => waiting.Writer.TryWrite(new Asked(email.Trim(), ip.GetCurrentRequestIpAddress()));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var asked in waiting.Reader.ReadAllAsync(stoppingToken)) await SendAsync(asked);
    }

    private async Task SendAsync(Asked asked)
    {
        (ip as RequestIp)?.WorkFor(asked.Address);
        try
        {
            var sent = await users.SendResetPasswordEmailAsync(asked.Email);
            if (sent.Result is not UserOperationStatus.Success and not UserOperationStatus.UserNotFound) LogNotSent(sent.Result);
        }
#pragma warning disable CA1031 // whatever a mail server does, the next user still gets a link
        catch (Exception failed)
#pragma warning restore CA1031
        {
            LogFailed(failed);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A link for a new password was not sent: {Status}.")]
    private partial void LogNotSent(UserOperationStatus status);

    [LoggerMessage(LogLevel.Error, "A link for a new password could not be sent.")]
    private partial void LogFailed(Exception reason);

    private sealed record Asked(string Email, string Address);
}
