namespace WIJschool.Cms.Api.Management.Content;

/// <summary>The name of something that has one name for all languages, as trees and pickers show it.</summary>
internal sealed record NameVariant(string Name, string? Culture = null);
