namespace WIJschool.Web.Hosting;

/// <summary>Where settings come from, later ones winning: appsettings beside the program, the environment, the command line.</summary>
internal static class SiteSettings
{
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["--data"] = "WIJschool:Database:DataDirectory",
    };

    public static WebApplicationBuilder AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        var environment = builder.Environment.EnvironmentName;
        builder.Configuration
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false)
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, $"appsettings.{environment}.json"), optional: true)
            .AddEnvironmentVariables()
            .AddCommandLine([.. args.Where((_, place) => IsSetting(args, place))], ShortNames); // it would take a folder, /srv/site, for the name of a setting
        return builder;
    }

    /// <summary>Whether the word at this place belongs to a setting: "--data DIR" is one in two words, "--data=DIR" in one.</summary>
    public static bool IsSetting(string[] args, int place) =>
        IsName(args[place]) || (place > 0 && IsName(args[place - 1]) && !args[place - 1].Contains('=', StringComparison.Ordinal));

    private static bool IsName(string word) => word.StartsWith("--", StringComparison.Ordinal);
}
