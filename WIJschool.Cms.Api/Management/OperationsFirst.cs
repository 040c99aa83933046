using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace WIJschool.Cms.Api.Management;

/// <summary>Marks an operation of the Management API, so that <see cref="OperationsFirst"/> knows it from what else answers below its address.</summary>
internal sealed class Operation
{
    public static readonly Operation Marker = new();

    private Operation()
    {
    }
}

/// <summary>
/// Takes out of the choice whatever takes any method, where the address is one of operations: else a wrong method would lead there and
/// be a 404. ASP.NET itself then answers 405 with the methods that there are.
/// </summary>
internal sealed class OperationsFirst : MatcherPolicy, INodeBuilderPolicy
{
    private const int BeforeMethods = -2000; // ASP.NET divides by method at -1000

    public override int Order => BeforeMethods;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsOperation) && !endpoints.All(IsOperation);

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints) => [new(Operation.Marker, [.. endpoints.Where(IsOperation)])];

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges) => new OneWay(edges[0].Destination);

    private static bool IsOperation(Endpoint endpoint) => endpoint.Metadata.GetMetadata<Operation>() is not null;

    private sealed class OneWay(int destination) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) => destination;
    }
}
