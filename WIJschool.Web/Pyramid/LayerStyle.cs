namespace WIJschool.Web.Pyramid;

/// <summary>How a layer looks. There are five colours; an editor who adds a sixth layer sees the first one again.</summary>
public static class LayerStyle
{
    private const int Colours = 5;

    /// <summary>The class that gives an element the colours and the pattern of a layer.</summary>
    public static string ClassOf(int number) => $"l{((Math.Max(number, 1) - 1) % Colours) + 1}";
}
