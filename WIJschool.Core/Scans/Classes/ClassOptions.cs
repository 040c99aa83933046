using System.ComponentModel.DataAnnotations;

namespace WIJschool.Core.Scans.Classes;

public sealed class ClassOptions
{
    /// <summary>How long a class can answer before its session closes by itself, in hours.</summary>
    [Range(1, 24)] public int SessionHours { get; init; } = 4;

    /// <summary>How many wrong codes may come from one address in <see cref="GuessMinutes"/>. A whole school often has one.</summary>
    [Range(5, 10_000)] public int WrongCodes { get; init; } = 100;

    /// <summary>In minutes.</summary>
    [Range(1, 1440)] public int GuessMinutes { get; init; } = 5;
}
