using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using WIJschool.Core.Forms;
using WIJschool.Web.Http;

namespace WIJschool.Web.Forms;

/// <summary>Tells an editor who publishes a form, and the log, what has to be mended in it.</summary>
internal sealed partial class FormFaultsTold(IServiceScopeFactory scopes, ReaderLabels labels, ILogger<FormFaultsTold> logger) : INotificationAsyncHandler<ContentPublishedNotification>
{
    /// <inheritdoc />
    public async Task HandleAsync(ContentPublishedNotification notification, CancellationToken cancellationToken)
    {
        foreach (var document in notification.PublishedEntities.Where(document => document.ContentType.Alias == Form.Alias))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<FormFinder>().FindAsync(document.Key) is not { Faults: { Count: > 0 } faults }) continue;
            var words = await labels.ReadAsync();
            foreach (var fault in faults)
            {
                LogFault(document.Key, fault.Kind, fault.Subject);
                notification.Messages.Add(new EventMessage(document.Name ?? "", FormFaultTexts.Of(fault, words), EventMessageType.Warning));
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Form {Key} was published with a fault: {Fault}, at {Subject}.")]
    private partial void LogFault(Guid key, FormFaultKind fault, string subject);
}

internal static class FormFaultTexts
{
    public static string Of(FormFault fault, Core.Labels.LabelSet labels) => labels.Format($"Form.Fault.{fault.Kind}", fault.Subject);
}
