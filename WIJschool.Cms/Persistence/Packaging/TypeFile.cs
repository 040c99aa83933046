using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>Parts of an .udt file of a type: which one it is, where it lies and what comes below it.</summary>
internal static class TypeFile
{
    /// <exception cref="TypeImportException">The file names no key.</exception>
    public static Guid KeyOf(XElement type) =>
        Guid.TryParse(Text(type.Element("Info"), "Key"), out var key) ? key : throw new TypeImportException(ContentTypeOperationStatus.Unknown);

    /// <summary>The text of an element; empty when it is not there.</summary>
    public static string Text(XElement? parent, string name) => parent?.Element(name)?.Value.Trim() ?? "";

    /// <summary>The same, or null when there is none.</summary>
    public static string? TextOrNull(XElement? parent, string name) => Text(parent, name) is { Length: > 0 } text ? text : null;

    public static bool Flag(XElement? parent, string name) => string.Equals(Text(parent, name), "true", StringComparison.OrdinalIgnoreCase);

    public static int Number(XElement? parent, string name) => int.TryParse(Text(parent, name), CultureInfo.InvariantCulture, out var number) ? number : 0;

    public static TEnum Choice<TEnum>(XElement? parent, string name, TEnum otherwise)
        where TEnum : struct, Enum => Enum.TryParse<TEnum>(Text(parent, name), ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : otherwise;

    /// <summary>The folder of the file, made where it is not there; the root for a file without one.</summary>
    public static async Task<int> FolderAsync<T>(XElement type, IEntityTypeContainerService<T> folders, Guid user)
        where T : ITreeEntity
    {
        var names = ((string?)type.Attribute("Folders") ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).Select(WebUtility.UrlDecode).OfType<string>().ToList();
        var keys = ((string?)type.Attribute("FolderKeys") ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        EntityContainer? folder = null;
        for (var depth = 0; depth < names.Count; depth++)
        {
            var above = folder;
            var key = keys.Length == names.Count && Guid.TryParse(keys[depth], out var given) ? given : Guid.NewGuid();
            folder = await folders.GetAsync(key)
                ?? (await folders.GetAsync(names[depth], depth + 1)).FirstOrDefault(named => named.ParentId == (above?.Id ?? Constants.System.Root))
                ?? (await folders.CreateAsync(key, names[depth], above?.Key, user)).Result
                ?? throw new TypeImportException(ContentTypeOperationStatus.InvalidParent);
        }

        return folder?.Id ?? Constants.System.Root;
    }

    /// <summary>Which types may be made below the type; those that are not here are left out.</summary>
    /// <returns>Whether that is something else than it was.</returns>
    public static bool ReadStructure<T>(XElement element, T type, IContentTypeBaseService<T> types)
        where T : class, IContentTypeComposition
    {
        var allowed = (element.Element("Structure")?.Elements() ?? []).Select(named => types.Get(named.Value.Trim())).OfType<T>().ToList();
        var before = (type.AllowedContentTypes ?? []).OrderBy(sort => sort.SortOrder).Select(sort => sort.Key);
        if (allowed.Count == 0 || allowed.Select(one => one.Key).SequenceEqual(before)) return false;

        type.AllowedContentTypes = [.. allowed.Select((one, i) => new ContentTypeSort(one.Key, i, one.Alias))];
        return true;
    }
}
