namespace WIJschool.Web.BackOffice;

/// <summary>The editors' interface: Umbraco's own back office, bundled from npm into <c>wwwroot/umbraco</c>.</summary>
internal static class BackOfficeFeature
{
    /// <summary>Call it before the static files: it sends what the build compressed, where they would send it bare or compress it anew.</summary>
    public static void UseBackOffice(this IApplicationBuilder app) => app.UseMiddleware<BackOfficeMiddleware>();
}
