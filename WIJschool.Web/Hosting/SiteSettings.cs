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
            .AddCommandLine(args, ShortNames);
        return builder;
    }
}
