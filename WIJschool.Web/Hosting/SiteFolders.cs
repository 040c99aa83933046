namespace WIJschool.Web.Hosting;

/// <summary>Where the files of the site lie: the folder that holds <c>wwwroot</c> and <c>uSync</c>.</summary>
/// <param name="Root">The repository while developing, the folder of the program once published.</param>
internal sealed record SiteFolders(string Root)
{
    public string WebRoot => Path.Combine(Root, "wwwroot");

    /// <exception cref="DirectoryNotFoundException">Neither the working folder nor the program's, nor a folder above them, is the site's.</exception>
    public static SiteFolders Locate() =>
        Above(Directory.GetCurrentDirectory()) ?? Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException("No folder with 'wwwroot' and 'uSync' was found: start WIJschool from its own folder.");

    private static SiteFolders? Above(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "wwwroot")) && Directory.Exists(Path.Combine(folder.FullName, "uSync")))
                return new SiteFolders(folder.FullName);
        }
        return null;
    }
}
