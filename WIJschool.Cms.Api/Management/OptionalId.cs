using System.Diagnostics.CodeAnalysis;

namespace WIJschool.Cms.Api.Management;

/// <summary>An id in the address that may be left out. The back office also sends it empty, which means the same.</summary>
internal sealed record OptionalId(Guid? Value)
{
    /// <summary>Reads it; ASP.NET calls this for a parameter of a handler.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OptionalId? id)
    {
        id = string.IsNullOrWhiteSpace(text) ? new OptionalId((Guid?)null) : Guid.TryParse(text, out var key) ? new OptionalId(key) : null;
        return id is not null;
    }
}
