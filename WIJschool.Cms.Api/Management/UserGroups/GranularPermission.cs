using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.Membership.Permissions;

namespace WIJschool.Cms.Api.Management.UserGroups;

/// <summary>A permission on one thing, which takes the place of what the user's groups may in general.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$type")]
[JsonDerivedType(typeof(DocumentPermission), "DocumentPermissionPresentationModel")]
[JsonDerivedType(typeof(PropertyValuePermission), "DocumentPropertyValuePermissionPresentationModel")]
[JsonDerivedType(typeof(OtherPermission), "UnknownTypePermissionPresentationModel")]
internal abstract record GranularPermission([property: Required, JsonRequired] IReadOnlyCollection<string> Verbs)
{
    /// <summary>As Core keeps them, one for each verb. No verb at all is one too: it says that nothing is allowed there.</summary>
    public abstract IEnumerable<IGranularPermission> ToCore();

    /// <summary>The permissions of a group, those on the same thing together.</summary>
    public static List<GranularPermission> From(IReadOnlyCollection<IGranularPermission> permissions) =>
    [
        .. permissions.OfType<DocumentGranularPermission>().GroupBy(permission => permission.Key)
            .Select(document => new DocumentPermission(new Reference(document.Key), Distinct(document.Select(permission => permission.Permission)))),
        .. PropertyValues(permissions),
        .. permissions.Where(permission => permission is not DocumentGranularPermission and not DocumentPropertyValueGranularPermission)
            .GroupBy(permission => permission.Context, StringComparer.Ordinal)
            .Select(group => new OtherPermission(group.Key, Distinct(group.Select(permission => permission.Permission)))),
    ];

    /// <summary>Those on the values of properties.</summary>
    public static IEnumerable<GranularPermission> PropertyValues(IEnumerable<IGranularPermission> permissions) => permissions
        .OfType<DocumentPropertyValueGranularPermission>().Select(Split).OfType<(Guid Type, Guid Property, string Verb)>()
        .GroupBy(permission => (permission.Type, permission.Property)).Select(group => new PropertyValuePermission(
            new Reference(group.Key.Type), new Reference(group.Key.Property),
            Distinct(group.Select(permission => permission.Verb).Where(verb => !string.IsNullOrWhiteSpace(verb)))));

    // the database has the property before a bar: 7d3c…|Umb.Document.PropertyValue.Read
    private static (Guid Type, Guid Property, string Verb)? Split(DocumentPropertyValueGranularPermission permission) =>
        permission.Permission.Split('|') is [var property, var verb] && Guid.TryParse(property, out var key) ? (permission.Key, key, verb) : null;

    protected static List<string> Distinct(IEnumerable<string> verbs) => [.. verbs.Distinct(StringComparer.Ordinal)];
}

internal sealed record DocumentPermission([property: Required, JsonRequired] Reference Document, IReadOnlyCollection<string> Verbs) : GranularPermission(Verbs)
{
    /// <inheritdoc />
    public override IEnumerable<IGranularPermission> ToCore() => Distinct(Verbs.Where(verb => verb.Length > 0)).DefaultIfEmpty("")
        .Select(verb => new DocumentGranularPermission { Key = Document.Id, Permission = verb });
}

internal sealed record PropertyValuePermission(
    [property: Required, JsonRequired] Reference DocumentType, [property: Required, JsonRequired] Reference PropertyType, IReadOnlyCollection<string> Verbs)
    : GranularPermission(Verbs)
{
    /// <inheritdoc />
    public override IEnumerable<IGranularPermission> ToCore() => Distinct(Verbs).DefaultIfEmpty("")
        .Select(verb => new DocumentPropertyValueGranularPermission { Key = DocumentType.Id, Permission = $"{PropertyType.Id}|{verb}" });
}

/// <param name="Context">What kind of thing it is about; a package knows.</param>
internal sealed record OtherPermission([property: Required, JsonRequired] string Context, IReadOnlyCollection<string> Verbs) : GranularPermission(Verbs)
{
    /// <inheritdoc />
    public override IEnumerable<IGranularPermission> ToCore() =>
        Distinct(Verbs).Select(verb => new UnknownTypeGranularPermission { Context = Context, Permission = verb });
}
