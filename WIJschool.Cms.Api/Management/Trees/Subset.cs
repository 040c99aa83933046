namespace WIJschool.Cms.Api.Management.Trees;

/// <summary>Some neighbours in a list, and how many there are before and after them.</summary>
internal sealed record Subset<T>(long TotalBefore, long TotalAfter, IReadOnlyList<T> Items);
