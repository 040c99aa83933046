using System.Diagnostics;
using System.Globalization;
using System.Text;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Models.TemplateQuery;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Templates;

/// <summary>Tries a query that an editor of templates puts together, and writes it as a template would.</summary>
internal sealed class TemplateQuery(
    IPublishedContentCache pages, IDocumentNavigationQueryService navigation, IPublishedContentStatusFilteringService published,
    IPublishedValueFallback fallback, IContentTypeService types)
{
    private const int SampleSize = 20;
    private const string NewLine = "\n    ";

    /// <summary>Runs it.</summary>
    /// <exception cref="FormatException">A value to compare with is no number or moment.</exception>
    public TemplateQueryResult Run(TemplateQueryRequest request)
    {
        var started = Stopwatch.GetTimestamp();
        var text = new StringBuilder();
        var query = Sort(Filter(From(request, text), request.Filters ?? [], text), request.Sort, text);
        if (request.Take > 0)
        {
            query = query.Take(request.Take);
            text.Append(NewLine).Append(CultureInfo.InvariantCulture, $".Take({request.Take})");
        }

        var found = query.ToList();
        var took = Stopwatch.GetElapsedTime(started);
        var icons = types.GetMany(found.Select(page => page.ContentType.Key).Distinct()).ToDictionary(type => type.Key, type => type.Icon);
        return new TemplateQueryResult(
            text.ToString(), [.. found.Take(SampleSize).Select(page => new TemplateQueryResultItem(icons.GetValueOrDefault(page.ContentType.Key) ?? "icon-document", page.Name))],
            found.Count, (long)took.TotalMilliseconds);
    }

    private IEnumerable<IPublishedContent> From(TemplateQueryRequest request, StringBuilder text)
    {
        var root = request.RootDocument?.Id;
        text.Append(root is null ? "Umbraco.ContentAtRoot().FirstOrDefault()" : $"Umbraco.Content(Guid.Parse(\"{root}\"))");
        text.Append(NewLine).Append(string.IsNullOrWhiteSpace(request.DocumentTypeAlias) ? ".Children()" : $".ChildrenOfType(\"{request.DocumentTypeAlias}\")");
        if ((root is { } key ? pages.GetById(key) : First()) is not { } parent) return [];

        return string.IsNullOrWhiteSpace(request.DocumentTypeAlias)
            ? parent.Children(navigation, published) : parent.ChildrenOfType(navigation, published, request.DocumentTypeAlias);
    }

    private IPublishedContent? First() =>
        navigation.TryGetRootKeys(out var keys) ? keys.Select(key => pages.GetById(key)).FirstOrDefault(page => page is not null) : null;

    private IEnumerable<IPublishedContent> Filter(IEnumerable<IPublishedContent> query, List<TemplateQueryFilter> filters, StringBuilder text)
    {
        foreach (var filter in filters)
        {
            if (Array.Find(TemplateQueryProperty.All, property => property.Alias == filter.PropertyAlias) is not { } property) continue;

            var condition = new QueryCondition
            {
                Property = new PropertyModel { Alias = property.Alias, Type = property.Type == TemplateQueryPropertyType.Integer ? "int" : property.Type.ToString() },
                ConstraintValue = filter.ConstraintValue,
                Term = new OperatorTerm { Operator = filter.Operator },
            }.BuildCondition<IPublishedContent>("x");
            query = query.Where(condition.Compile());
            text.Append(NewLine).Append(CultureInfo.InvariantCulture, $".Where({condition})");
        }

        text.Append(NewLine).Append(".Where(x => x.IsVisible())");
        return query.Where(page => page.IsVisible(fallback));
    }

    private static IEnumerable<IPublishedContent> Sort(IEnumerable<IPublishedContent> query, TemplateQuerySort? sort, StringBuilder text)
    {
        if (string.IsNullOrWhiteSpace(sort?.PropertyAlias)) return query;

        Func<IPublishedContent, object> by = sort.PropertyAlias.ToUpperInvariant() switch
        {
            "ID" => page => page.Id,
            "CREATEDATE" => page => page.CreateDate,
            "UPDATEDATE" => page => page.UpdateDate,
            _ => page => page.Name,
        };
        var ascends = sort.Direction == "ascending";
        text.Append(NewLine).Append(CultureInfo.InvariantCulture, $".{(ascends ? "OrderBy" : "OrderByDescending")}(x => x.{sort.PropertyAlias})");
        return ascends ? query.OrderBy(by) : query.OrderByDescending(by);
    }
}
