using WIJschool.Core.Mailing;

namespace WIJschool.Web.Mailing;

/// <summary>Sends mail whenever this node has written one, and when <see cref="SendWaitingMail"/> asks it to look.</summary>
internal sealed partial class MailSending(MailWakeUp wakeUp, IServiceScopeFactory scopes, ILogger<MailSending> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await wakeUp.WaitAsync(stoppingToken);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<SendDueMail>().ExecuteAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // the database may be away for a while; the job's next round tries again
            catch (Exception failure)
#pragma warning restore CA1031
            {
                LogFailed(failure);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Waiting mail could not be looked at.")]
    private partial void LogFailed(Exception failure);
}
