using System.Diagnostics;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace WIJschool.Benchmarks.Seeding;

/// <summary>Fills a data folder with generated documents by Core's own services, as an editor's work would.</summary>
internal static class SeedCommand
{
    private const string News = "newsItem";

    // most documents of a knowledge site are knowledge and news; methods are few and chosen with care
    private static readonly (string Kind, int Share)[] Mixture = [("knowledgeItem", 6), (News, 3), ("intervention", 1)];

    /// <summary>Makes documents until the site has the number asked for, those of its own content included.</summary>
    /// <param name="onOneLevel">Whether they all are news, below one other: then those count that are there.</param>
    public static async Task<int> RunAsync(string data, int documents, bool onOneLevel)
    {
        await using var site = await BenchSite.OpenAsync(data);
        var service = site.Get<IContentService>();
        var missing = documents - (onOneLevel ? service.CountPublished(News) : service.CountPublished());
        var started = Stopwatch.StartNew();
        foreach (var (kind, number) in Plan(missing, onOneLevel ? [(News, 1)] : Mixture)) Make(service, kind, number);
        Console.Error.WriteLine($"{Math.Max(missing, 0)} documents made in {started.Elapsed.TotalSeconds:0} s, {service.CountPublished()} in all.");
        return 0;
    }

    private static IEnumerable<(string Kind, int Number)> Plan(int missing, (string Kind, int Share)[] mixture)
    {
        var turns = mixture.SelectMany(part => Enumerable.Repeat(part.Kind, part.Share)).ToArray();
        for (var number = 1; number <= missing; number++) yield return (turns[number % turns.Length], number);
    }

    private static void Make(IContentService service, string kind, int number)
    {
        var example = Examples.Of(service, kind, number);
        var name = $"{example.GetCultureName("nl")} {number}";
        var copy = service.Create(name, example.ParentId, kind);
        copy.SetCultureName(name, "nl");
        foreach (var property in example.Properties)
        {
            var culture = property.PropertyType.VariesByCulture() ? "nl" : null;
            if (property.GetValue(culture) is { } value) copy.SetValue(property.Alias, value, culture);
        }
        copy.SetValue("intro", RandomText.Sentence(number) + " " + example.GetValue("intro", "nl"), "nl");
        service.Save(copy);
        var result = service.Publish(copy, ["nl"]);
        if (!result.Success) throw new InvalidOperationException($"'{name}' was not published: {result.Result}.");
    }
}
