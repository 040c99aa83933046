namespace WIJschool.Core.Navigation;

/// <summary>A page in a menu or a breadcrumb.</summary>
/// <param name="Key">Of the page; empty for one that is no content.</param>
public sealed record MenuItem(Guid Key, string Text, string Url, string Culture, IReadOnlyList<MenuItem> Children);
