using System.ComponentModel.DataAnnotations;

namespace WIJschool.Web.Forms;

/// <summary>Settings below <c>WIJschool:Forms</c>.</summary>
public sealed class FormOptions
{
    /// <summary>How often one address may send a form, or a page of one, in a minute. A school has one address for all who work there.</summary>
    [Range(1, 10_000)] public int PostsPerMinute { get; init; } = 60;

    /// <summary>How many seconds somebody needs at least to fill in a form; who is faster is asked to send it once more.</summary>
    [Range(0, 60)] public int MinimumSeconds { get; init; } = 2;

    /// <summary>Where files of entries lie; empty for the folder <c>forms</c> beside the database.</summary>
    public string FileDirectory { get; init; } = "";
}
