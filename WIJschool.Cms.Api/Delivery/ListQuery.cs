using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace WIJschool.Cms.Api.Delivery;

/// <summary>The parameters of a list. Of a repeated <c>fetch</c>, <c>skip</c> or <c>take</c> the first counts, as in Umbraco.</summary>
internal sealed record ListQuery(string? Fetch, string[] Filters, string[] Sorts, int Skip, int Take)
{
    /// <summary>Reads them.</summary>
    /// <param name="query">The query string.</param>
    /// <param name="lowest">The lowest page size that is answered: lists of media accept any.</param>
    /// <param name="problem">What cannot be read.</param>
    /// <returns>The query, or null with a problem.</returns>
    public static ListQuery? Read(IQueryCollection query, int lowest, out ValidationProblem? problem)
    {
        problem = Number(query, "skip", 0, lowest, out var skip) ?? Number(query, "take", 10, lowest, out _);
        if (problem is not null) return null;

        Number(query, "take", 10, lowest, out var take);
        return new ListQuery(query["fetch"].FirstOrDefault(), Texts(query, "filter"), Texts(query, "sort"), skip, take);
    }

    /// <summary>Reads the ids of a list of items: each once, in the order asked for.</summary>
    public static IReadOnlyList<Guid>? Ids(IQueryCollection query, out ValidationProblem? problem)
    {
        List<Guid> ids = [];
        problem = null;
        foreach (var text in query["id"])
        {
            if (!Guid.TryParse(text, out var id))
            {
                problem = DeliveryProblems.Invalid("id", $"The value '{text}' is not valid.");
                return null;
            }

            if (!ids.Contains(id)) ids.Add(id);
        }

        return ids;
    }

    private static string[] Texts(IQueryCollection query, string name) => query[name].OfType<string>().ToArray();

    private static ValidationProblem? Number(IQueryCollection query, string name, int otherwise, int lowest, out int number)
    {
        number = otherwise;
        if (!query.TryGetValue(name, out var values)) return null;

        return int.TryParse(values.FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) && number >= lowest
            ? null : DeliveryProblems.Invalid(name, $"The value '{values.FirstOrDefault()}' is not valid.");
    }
}
