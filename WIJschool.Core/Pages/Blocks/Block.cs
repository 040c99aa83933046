using WIJschool.Core.Videos;

namespace WIJschool.Core.Pages.Blocks;

/// <summary>A part of a page's body, in the order the editor gave it.</summary>
public abstract record Block;

public sealed record TextBlock(string Heading, RichText Text) : Block;

public sealed record QuoteBlock(string Quote, string Source) : Block;

public sealed record ImageBlock(Picture Image, string AlternativeText, string Caption) : Block;

/// <summary>Steps that follow each other; consecutive step blocks become one list.</summary>
public sealed record StepsBlock(IReadOnlyList<Step> Steps) : Block;

/// <summary>Cards beside each other; consecutive card blocks become one grid.</summary>
public sealed record CardsBlock(IReadOnlyList<Card> Cards) : Block;

public sealed record LinksBlock(string Heading, IReadOnlyList<LinkTo> Links) : Block;

public sealed record FactsBlock(string Heading, IReadOnlyList<Fact> Facts) : Block;

public sealed record PyramidBlock(string Heading, string Text) : Block;

public sealed record VideoBlock(Video Video) : Block;

/// <param name="Form">The key of the form's document.</param>
public sealed record FormBlock(string Heading, Guid Form) : Block;

/// <param name="Duration">As the editor wrote it, such as "20 minuten"; may be empty.</param>
public sealed record Step(string Title, RichText Text, string Duration);

public sealed record Card(string Title, string Text, LinkTo? Link, Picture? Image);

public sealed record Fact(string Label, string Value);

/// <summary>A book, article or site that something rests on.</summary>
/// <param name="Url">An absolute http address, or null.</param>
public sealed record Source(string Title, string Authors, int? Year, string? Url);

public sealed record Document(string Title, MediaFile File);
