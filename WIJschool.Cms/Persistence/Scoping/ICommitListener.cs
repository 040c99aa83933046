using Umbraco.Cms.Core.Notifications;

namespace WIJschool.Cms.Persistence.Scoping;

/// <summary>Takes part in the transaction of a root scope that is about to commit.</summary>
internal interface ICommitListener
{
    /// <summary>Called inside the scope, once nothing of Core's writes any more.</summary>
    /// <param name="notifications">What handlers will hear of after the commit.</param>
    /// <returns>What is disposed when they have heard it.</returns>
    IDisposable? Committing(IReadOnlyList<INotification> notifications);
}
