using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models.TemplateQuery;

namespace WIJschool.Cms.Api.Management.Templates;

[JsonConverter(typeof(JsonStringEnumConverter<TemplateQueryPropertyType>))]
internal enum TemplateQueryPropertyType
{
    String,
    DateTime,
    Integer,
}

internal sealed record TemplateQueryProperty(string Alias, TemplateQueryPropertyType Type)
{
    /// <summary>What pages can be chosen by.</summary>
    public static readonly TemplateQueryProperty[] All =
    [
        new("Id", TemplateQueryPropertyType.Integer), new("Name", TemplateQueryPropertyType.String),
        new("CreateDate", TemplateQueryPropertyType.DateTime), new("UpdateDate", TemplateQueryPropertyType.DateTime),
    ];
}

internal sealed record TemplateQueryOperator(Operator Operator, params TemplateQueryPropertyType[] ApplicableTypes)
{
    public static readonly TemplateQueryOperator[] All =
    [
        new(Operator.Equals, TemplateQueryPropertyType.Integer, TemplateQueryPropertyType.String),
        new(Operator.NotEquals, TemplateQueryPropertyType.Integer, TemplateQueryPropertyType.String),
        new(Operator.LessThan, TemplateQueryPropertyType.Integer, TemplateQueryPropertyType.DateTime),
        new(Operator.LessThanEqualTo, TemplateQueryPropertyType.Integer, TemplateQueryPropertyType.DateTime),
        new(Operator.GreaterThan, TemplateQueryPropertyType.Integer, TemplateQueryPropertyType.DateTime),
        new(Operator.GreaterThanEqualTo, TemplateQueryPropertyType.Integer, TemplateQueryPropertyType.DateTime),
        new(Operator.Contains, TemplateQueryPropertyType.String),
        new(Operator.NotContains, TemplateQueryPropertyType.String),
    ];
}

internal sealed record TemplateQuerySettings(
    IReadOnlyList<string> DocumentTypeAliases, IReadOnlyList<TemplateQueryProperty> Properties, IReadOnlyList<TemplateQueryOperator> Operators);

internal sealed record TemplateQueryFilter
{
    [Required] public string PropertyAlias { get; init; } = "";

    [Required] public string ConstraintValue { get; init; } = "";

    public Operator Operator { get; init; }
}

/// <param name="Direction"><c>ascending</c>; anything else descends.</param>
internal sealed record TemplateQuerySort([property: Required] string PropertyAlias, string? Direction);

/// <summary>Which pages a query asks for: children of a page, or of the first one at the root.</summary>
internal sealed record TemplateQueryRequest
{
    public Reference? RootDocument { get; init; }

    public string? DocumentTypeAlias { get; init; }

    public List<TemplateQueryFilter>? Filters { get; init; }

    public TemplateQuerySort? Sort { get; init; }

    /// <summary>How many at most; zero and below for all.</summary>
    public required int Take { get; init; }
}

internal sealed record TemplateQueryResultItem(string Icon, string Name);

/// <param name="QueryExpression">The query as a template would write it.</param>
/// <param name="ExecutionTime">In milliseconds.</param>
internal sealed record TemplateQueryResult(string QueryExpression, IReadOnlyList<TemplateQueryResultItem> SampleResults, int ResultCount, long ExecutionTime);
