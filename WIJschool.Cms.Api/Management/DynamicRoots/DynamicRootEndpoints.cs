using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Umbraco.Cms.Core.DynamicRoot;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management.DynamicRoots;

/// <summary>Where a picker of documents begins when its data type says so by a rule: "the nearest folder above the document that is edited".</summary>
internal static class DynamicRootEndpoints
{
    public static void MapDynamicRoots(this IEndpointRouteBuilder routes)
    {
        var roots = routes.MapGroup("/dynamic-root").WithTags("Dynamic Root");
        roots.MapPost("/query", QueryAsync).RequireAuthorization(SectionPolicies.Content);
        roots.MapGet("/steps", Steps).RequireAuthorization(SectionPolicies.Settings);
    }

    private static async Task<JsonHttpResult<DynamicRootResponse>> QueryAsync(Body<DynamicRootRequest> body, IDynamicRootService roots) =>
        ManagementJson.Ok(new DynamicRootResponse([.. await roots.GetDynamicRootsAsync(body.Value.ToQuery())]));

    private static JsonHttpResult<List<string>> Steps(DynamicRootQueryStepCollection steps) => ManagementJson.Ok(steps.Select(step => step.SupportedDirectionAlias).ToList());
}

internal sealed record DynamicRootResponse(IReadOnlyList<Guid> Roots);

/// <summary>What is edited, and the rule.</summary>
internal sealed record DynamicRootRequest
{
    [Required] public required DynamicRootPlace Context { get; init; }

    [Required] public required DynamicRootRule Query { get; init; }

    public DynamicRootNodeQuery ToQuery() => new()
    {
        Context = new DynamicRootContext { CurrentKey = Context.Id, ParentKey = Context.Parent.Id },
        OriginAlias = Query.Origin.Alias,
        OriginKey = Query.Origin.Id,
        QuerySteps = [.. Query.Steps.Select(step => new DynamicRootQueryStep { Alias = step.Alias, AnyOfDocTypeKeys = step.DocumentTypeIds })],
    };
}

/// <summary>The document that is edited; a new one has a parent only.</summary>
internal sealed record DynamicRootPlace
{
    public Guid? Id { get; init; }

    [Required] public required Reference Parent { get; init; }

    public string? Culture { get; init; }

    public string? Segment { get; init; }
}

internal sealed record DynamicRootRule
{
    [Required] public required DynamicRootOrigin Origin { get; init; }

    [Required] public required IReadOnlyList<DynamicRootStep> Steps { get; init; }
}

/// <summary>Where the rule begins: "Root", "Parent", "Current", "Site", or "ByKey" with an id.</summary>
internal sealed record DynamicRootOrigin
{
    [Required] public required string Alias { get; init; }

    public Guid? Id { get; init; }
}

/// <summary>A step from there on, to documents of some types.</summary>
internal sealed record DynamicRootStep
{
    [Required] public required string Alias { get; init; }

    [Required] public required IReadOnlyList<Guid> DocumentTypeIds { get; init; }
}
