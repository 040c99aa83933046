using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Cms.Security;

/// <summary>Aliases that a property may not have, because typed models of content already have a member of that name.</summary>
internal sealed class ReservedFieldNames(
    IOptionsMonitor<ContentPropertySettings> content, IOptionsMonitor<MediaPropertySettings> media,
    IOptionsMonitor<MemberPropertySettings> members) : IReservedFieldNamesService
{
    public ISet<string> GetDocumentReservedFieldNames() => Names(typeof(IPublishedContent), content.CurrentValue.ReservedFieldNames);

    public ISet<string> GetMediaReservedFieldNames() => Names(typeof(IPublishedContent), media.CurrentValue.ReservedFieldNames);

    public ISet<string> GetMemberReservedFieldNames() => Names(typeof(IPublishedMember), members.CurrentValue.ReservedFieldNames);

    private static HashSet<string> Names(Type model, IEnumerable<string> configured) =>
    [
        .. model.GetPublicProperties().Select(property => property.Name),
        .. model.GetPublicMethods().Select(method => method.Name),
        .. configured,
    ];
}
