using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Benchmarks.Seeding;

/// <summary>The site's own documents of a kind, to be copied in turn: their blocks, texts and links are as real ones are.</summary>
internal static class Examples
{
    private const int Most = 500;
    private static readonly Dictionary<string, IContent[]> Known = new(StringComparer.Ordinal);

    public static IContent Of(IContentService service, string kind, int number)
    {
        if (!Known.TryGetValue(kind, out var examples))
        {
            var root = service.GetRootContent().First();
            // those with a number at the end are copies that an interrupted run left
            examples = [.. service.GetPagedDescendants(root.Id, 0, Most, out _)
                .Where(content => content.ContentType.Alias == kind && content.Published && !char.IsDigit(content.GetCultureName("nl")?[^1] ?? '0'))];
            Known[kind] = examples;
        }
        return examples[number % examples.Length];
    }
}
