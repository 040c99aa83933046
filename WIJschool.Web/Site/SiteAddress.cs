namespace WIJschool.Web.Site;

/// <summary>Makes absolute addresses: of the scheme and host under which the reader came.</summary>
public sealed class SiteAddress(HttpContext http)
{
    public string Root { get; } = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.PathBase}";

    /// <param name="path">From the root on; an absolute address stays as it is.</param>
    public string Absolute(string path) =>
        !path.StartsWith('/') && Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? path : Root + path;
}
