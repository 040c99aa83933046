using Microsoft.AspNetCore.Http.HttpResults;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Api.Management.Documents;

namespace WIJschool.Cms.Api.Management.References;

/// <summary>What uses documents, media or members, of which an editor is warned before taking them away. Only relations that are a dependency count.</summary>
internal sealed class ReferenceLists(ITrackedReferencesService references, IEntityService entities)
{
    /// <summary>What refers to one thing.</summary>
    public async Task<Results<JsonHttpResult<Page<ReferenceItem>>, Problem>> OfAsync(Guid id, UmbracoObjectTypes kind, ReferencePaging paging)
    {
        var found = await references.GetPagedRelationsForItemAsync(id, kind, paging.From, paging.Count, filterMustBeIsDependency: true);
        return found.Success ? ManagementJson.Ok(Show(found.Result)) : Refused(found.Status);
    }

    /// <summary>What is below one thing and is referred to.</summary>
    public async Task<Results<JsonHttpResult<Page<Reference>>, Problem>> BelowAsync(Guid id, UmbracoObjectTypes kind, ReferencePaging paging)
    {
        var found = await references.GetPagedDescendantsInReferencesAsync(id, kind, paging.From, paging.Count, filterMustBeIsDependency: true);
        return found.Success
            ? ManagementJson.Ok(new Page<Reference>(found.Result.Total, [.. found.Result.Items.Select(item => new Reference(item.NodeKey))]))
            : Refused(found.Status);
    }

    /// <summary>Those of some things that are referred to.</summary>
    public async Task<JsonHttpResult<Page<Reference>>> AmongAsync(Guid[] ids, UmbracoObjectTypes kind, ReferencePaging paging)
    {
        var found = await references.GetPagedKeysWithDependentReferencesAsync(ids.ToHashSet(), kind.GetGuid(), paging.From, paging.Count);
        return ManagementJson.Ok(new Page<Reference>(found.Total, [.. found.Items.Select(key => new Reference(key))]));
    }

    /// <summary>What refers to anything in the recycle bin.</summary>
    public async Task<JsonHttpResult<Page<ReferenceItem>>> OfBinAsync(UmbracoObjectTypes kind, ReferencePaging paging) =>
        ManagementJson.Ok(Show(await references.GetPagedRelationsForRecycleBinAsync(kind, paging.From, paging.Count, filterMustBeIsDependency: true)));

    /// <summary>References as the API shows them, those from documents with their names in each culture.</summary>
    public Page<ReferenceItem> Show(PagedModel<RelationItemModel> found)
    {
        List<RelationItemModel> items = [.. found.Items];
        Guid[] keys = [.. items.Where(item => item.NodeType == Umbraco.Cms.Core.Constants.ReferenceType.Document).Select(item => item.NodeKey).Distinct()];
        var documents = keys.Length == 0 ? [] : entities.GetAll(UmbracoObjectTypes.Document, keys).OfType<IDocumentEntitySlim>().ToDictionary(entity => entity.Key);
        return new(found.Total, items.ConvertAll(item => ReferenceItem.From(item, key => documents.TryGetValue(key, out var document) ? DocumentVariantItems.Of(document) : [])));
    }

    private static Problem Refused(GetReferencesOperationStatus status) => status switch
    {
        GetReferencesOperationStatus.ContentNotFound => Problem.Missing(status, "The requested content could not be found"),
        _ => Problem.Other(status, "references"),
    };
}
