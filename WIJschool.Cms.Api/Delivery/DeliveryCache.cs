using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.PublishedContent;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>Everything that an anonymous answer depends on: the address as it was sent, and the headers that the API reads.</summary>
internal readonly record struct DeliveryCacheKey(
    string Target, string Host, string Scheme, string? AcceptLanguage, string? AcceptSegment, string? StartItem, string? AcceptEncoding);

/// <summary>An answer as its bytes.</summary>
internal sealed record DeliveryCacheEntry(byte[] Body, string? ContentType, StringValues Vary, StringValues ContentEncoding);

/// <summary>
/// Keeps whole answers of the Delivery API until content changes. What is kept belongs to one moment of the content, the settings and the
/// site's domains, languages and access rules; when one of them changes, all of it is dropped.
/// </summary>
internal sealed class DeliveryCache : IDisposable
{
    /// <summary>How many bytes of answers are kept; more, and all are dropped: a crawler must not fill the memory.</summary>
    private const long Limit = 24 * 1024 * 1024;

    private readonly IPublishedContentVersion version;
    private readonly IDisposable? watch;
    private volatile Moment current;
    private long changes;

    public DeliveryCache(IPublishedContentVersion version, IOptionsMonitor<DeliveryApiSettings> settings)
    {
        this.version = version;
        current = new Moment(version.Current, 0);
        watch = settings.OnChange(_ => Clear());
    }

    /// <summary>The answers of this moment.</summary>
    public Moment Now
    {
        get
        {
            var moment = current;
            if (moment.Content == version.Current && moment.Changes == Volatile.Read(ref changes)) return moment;
            return current = new Moment(version.Current, Volatile.Read(ref changes));
        }
    }

    /// <summary>Drops all answers: something that is no content changed.</summary>
    public void Clear() => Interlocked.Increment(ref changes);

    public void Dispose() => watch?.Dispose();

    /// <summary>Answers that were true at one moment. One that took longer than the moment lasted is kept in the old one and never found.</summary>
    internal sealed class Moment(long content, long changes)
    {
        private readonly ConcurrentDictionary<DeliveryCacheKey, DeliveryCacheEntry> entries = new();
        private long bytes;

        public long Content => content;

        public long Changes => changes;

        public bool TryGet(in DeliveryCacheKey key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DeliveryCacheEntry? entry) => entries.TryGetValue(key, out entry);

        public void Keep(in DeliveryCacheKey key, DeliveryCacheEntry entry)
        {
            if (Interlocked.Add(ref bytes, entry.Body.Length) > Limit)
            {
                entries.Clear();
                Interlocked.Exchange(ref bytes, entry.Body.Length);
            }

            entries[key] = entry;
        }
    }
}
