using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>
/// Which types a type takes properties from. The back office shows those of the types above it too, for it reads only types that it is told of;
/// and sends them all back.
/// </summary>
internal static class TypeCompositions
{
    /// <summary>The compositions of a type as they are shown: its own, and below each type that it inherits from, those of that type.</summary>
    public static IEnumerable<(Reference Type, CompositionType How)> Of(IContentTypeComposition type) => type.ContentTypeComposition.SelectMany(composition =>
    {
        var inherited = composition.Id == type.ParentId;
        return Of(composition).Where(_ => inherited)
            .Prepend((new Reference(composition.Key), inherited ? CompositionType.Inheritance : CompositionType.Composition));
    });

    /// <summary>What was sent without what comes along with an inherited type.</summary>
    /// <param name="sent">The compositions that were sent.</param>
    /// <param name="find">Finds a type by its id.</param>
    public static IEnumerable<Composition> Own(IEnumerable<(Reference Type, CompositionType How)> sent, Func<Guid, IContentTypeComposition?> find)
    {
        var all = sent.ToList();
        var along = all.Where(composition => composition.How == CompositionType.Inheritance).Select(composition => find(composition.Type.Id))
            .OfType<IContentTypeComposition>().SelectMany(Above).Select(type => type.Key).ToHashSet();
        return all.Where(composition => !along.Contains(composition.Type.Id))
            .Select(composition => new Composition { Key = composition.Type.Id, CompositionType = composition.How });
    }

    private static IEnumerable<IContentTypeComposition> Above(IContentTypeComposition type) =>
        type.ContentTypeComposition.Concat(type.ContentTypeComposition.SelectMany(Above));
}
