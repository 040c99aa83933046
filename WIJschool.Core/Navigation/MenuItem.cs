namespace WIJschool.Core.Navigation;

/// <summary>A page in a menu or a breadcrumb.</summary>
/// <param name="IsCurrent">Whether it is the page that is being read.</param>
/// <param name="IsOpen">Whether the page that is being read lies under it.</param>
public sealed record MenuItem(string Text, string Url, string Culture, bool IsCurrent, bool IsOpen, IReadOnlyList<MenuItem> Children);
