using System.Security.Cryptography;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;

namespace WIJschool.Core.Scans.Classes;

/// <summary>
/// What pupils type to take part: six characters, such as 7KP3HM. Of characters that look alike on a board only one is used (0 and O, 1,
/// I and L, 2 and Z, 5 and S, 6 and G, 8 and B), and no vowels, so that hardly any word comes of it. There are some 190 million.
/// </summary>
public sealed record ClassCode : ITextValue<ClassCode>
{
    public const int Length = 6;

    /// <summary>The characters that a code is made of.</summary>
    public const string Alphabet = "23456789CDFHJKMNPQRTVWXY";

    // what pupils type for a character that is not in the alphabet but looks like one that is
    private const string Alike = "ZSGB";
    private const string Meant = "2568";

    // read with digits as the letters that they are taken for; what is shorter than a word is there because it stands for one
    private const string DigitsAsLetters = "ZEASGTBG"; // 2 to 9

    private static readonly string[] Rude =
    [
        "88", "HH", "SS", "KKK", "NSB", "NAZ", "HTR", "FCK", "FKK", "FKN", "FQ", "WTF", "KNK", "KANK", "KNT", "KTN", "KKR", "KWT", "TYF", "TFS", "TRNG", "HMF", "HMP",
        "NGR", "NKR", "NEG", "CNT", "DCK", "PNS", "PRN", "PKK", "MRK", "JD", "JWD", "XX", "XTC", "TTK", "HAAT", "GAS", "GEK", "GAY", "FAG", "FAT", "DEAD", "TERR",
        "RAP", "SEX", "SXE", "ASS", "BTCH", "TEEF", "VET", "DEB", "AZC",
    ];

    private ClassCode(string value) => Value = value;

    public string Value { get; }

    /// <summary>As it is read aloud and shown: in two parts.</summary>
    public string Spaced => $"{Value[..3]} {Value[3..]}";

    /// <summary>A code by chance, which says nothing rude.</summary>
    public static ClassCode New()
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetString(Alphabet, Length);
            if (IsDecent(code)) return new ClassCode(code);
        }
    }

    /// <summary>Reads a code as pupils type it: in any case, with spaces or dashes, and with a character that looks like the right one.</summary>
    /// <returns>The code, or <see cref="ClassErrors.CodeInvalid"/> for what cannot be one.</returns>
    public static Result<ClassCode> Parse(string text)
    {
        var typed = string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c != '-').Take(Length + 1).Select(Read));
        return typed.Length == Length && typed.All(Alphabet.Contains) ? new ClassCode(typed) : ClassErrors.CodeInvalid;
    }

    public override string ToString() => Value;

    /// <summary>Whether no rude word or sign can be read in it, with digits taken for letters either.</summary>
    internal static bool IsDecent(string code)
    {
        var read = string.Concat(code.Select(c => char.IsAsciiDigit(c) ? DigitsAsLetters[c - '2'] : c));
        return !Array.Exists(Rude, word => code.Contains(word, StringComparison.Ordinal) || read.Contains(word, StringComparison.Ordinal));
    }

    private static char Read(char typed)
    {
        var upper = char.ToUpperInvariant(typed);
        return Alike.IndexOf(upper) is var place and >= 0 ? Meant[place] : upper;
    }
}
