using System.Text.Json.Serialization;

namespace WIJschool.Cms.Api.Management;

/// <summary>Which part of a list is asked: <paramref name="Take"/> items after the first <paramref name="Skip"/>. Below zero counts as zero.</summary>
internal sealed record Paging(int Skip = 0, int Take = 100)
{
    private int From => Math.Max(0, Skip);

    private int Count => Math.Max(0, Take);

    /// <summary>The asked part of a list that is here as a whole, each item as the API shows it.</summary>
    public Page<TShown> Of<T, TShown>(IReadOnlyCollection<T> all, Func<T, TShown> show) => new(all.Count, [.. all.Skip(From).Take(Count).Select(show)]);

    /// <summary>The asked part of a list that Core gives by pages: one page when the part is a page, else the pages that hold it.</summary>
    /// <param name="read">Reads (skip, take), where skip is a multiple of take and take is not zero, with the total.</param>
    /// <param name="show">An item as the API shows it.</param>
    public async Task<Page<TShown>> OfPagesAsync<T, TShown>(Func<int, int, Task<(IEnumerable<T> Items, long Total)>> read, Func<T, TShown> show)
    {
        if (Count == 0) return new((await read(0, 1)).Total, []);
        if (From % Count == 0)
        {
            var page = await read(From, Count);
            return new(page.Total, [.. page.Items.Select(show)]);
        }

        var above = await read(0, (int)Math.Min(int.MaxValue, (long)From + Count));
        return new(above.Total, [.. above.Items.Skip(From).Take(Count).Select(show)]);
    }
}

/// <summary>A part of a list, and how many the list has.</summary>
internal sealed record Page<T>(long Total, IReadOnlyList<T> Items);

/// <summary>What stands around one item of a list, and how many stand outside of that.</summary>
internal sealed record Subset<T>(long TotalBefore, long TotalAfter, IReadOnlyList<T> Items)
{
    /// <summary>At most <paramref name="before"/> items before the target, the target, and at most <paramref name="after"/> after it; nothing when it is not in the list.</summary>
    public static Subset<T> Around(IReadOnlyList<T> all, Func<T, bool> isTarget, int before, int after)
    {
        var place = all.TakeWhile(item => !isTarget(item)).Count();
        if (place == all.Count) return new(0, 0, []);

        var from = Math.Max(0, place - Math.Max(0, before));
        var until = (int)Math.Min(all.Count, (long)place + Math.Max(0, after) + 1);
        return new(from, all.Count - until, [.. all.Skip(from).Take(until - from)]);
    }
}

/// <summary>Points at something by its id.</summary>
internal sealed record Reference([property: JsonRequired] Guid Id)
{
    /// <summary>A reference, or null for no id.</summary>
    public static Reference? To(Guid? id) => id is { } key ? new(key) : null;
}

/// <summary>A mark beside a name in the back office, "has a schedule" say.</summary>
internal sealed record Flag(string Alias);

/// <summary>What a picker shows of something with a name.</summary>
internal record NamedItem(string Name, Guid Id)
{
    public IReadOnlyList<Flag> Flags { get; } = [];
}

/// <summary>What a tree shows of something with a name.</summary>
internal sealed record NamedTreeItem(string Name, Guid Id, Reference? Parent, bool HasChildren) : NamedItem(Name, Id);
