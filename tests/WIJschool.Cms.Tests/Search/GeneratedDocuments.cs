using System.Globalization;
using WIJschool.Cms.Search;

namespace WIJschool.Cms.Tests.Search;

/// <summary>Texts of Dutch words and compounds of them, some frequent and most rare, as in real texts; the same at each run.</summary>
internal sealed class GeneratedDocuments
{
    private static readonly string[] Themes = ["Pesten", "Identiteit", "Ouders", "Burgerschap", "Democratie", "Mediawijsheid"];
    private static readonly string[] Sectors = ["Primair onderwijs", "Voortgezet onderwijs", "Speciaal onderwijs", "Mbo"];
    private static readonly string[] Kinds = ["intervention", "successStory", "caseStudy", "knowledgeItem", "contentPage"];

    private readonly Random random = new(20261122);
    private readonly string[] words;

    public GeneratedDocuments()
    {
        var simple = File.ReadLines(TestFiles.Path("dutch-stems.tsv")).Select(line => line.Split('\t')[0]).ToArray();
        random.Shuffle(simple);
        words = [.. simple, .. Enumerable.Range(0, 20_000).Select(_ => $"{Any(simple)}{Any(simple)}")];
    }

    public SearchDocument Document(int number) => new()
    {
        Key = new Guid(number, 0, 0, new byte[8]),
        Culture = "nl",
        Kind = Kinds[number % Kinds.Length],
        Title = Text(4),
        Intro = Text(25),
        Body = Text(300),
        Url = string.Create(CultureInfo.InvariantCulture, $"/document/{number}"),
        Keywords = new Dictionary<string, IReadOnlyList<string>>
        {
            ["theme"] = [Any(Themes)],
            ["sector"] = [Sectors[number % 4], Sectors[(number + 1) % 4]],
        },
    };

    /// <summary>A word that stands in some tens to hundreds of documents, such as people look for.</summary>
    public string Word() => words[random.Next(150, 3000)];

    public string Frequent() => words[random.Next(0, 20)];

    public string Prefix() => Word() is { Length: > 3 } word ? word[..3] : "de";

    public string Misspelt()
    {
        string word;
        do
            word = Word();
        while (word.Length < 7);
        var place = random.Next(2, word.Length - 1);
        return word[..place] + word[(place + 1)..];
    }

    private string Text(int length) => string.Join(' ', Enumerable.Range(0, length).Select(_ => words[Rank()]));

    /// <summary>Zipf's law, about.</summary>
    private int Rank() => (int)Math.Min(words.Length - 1, Math.Exp(random.NextDouble() * Math.Log(words.Length)) - 1);

    private T Any<T>(T[] items) => items[random.Next(items.Length)];
}
