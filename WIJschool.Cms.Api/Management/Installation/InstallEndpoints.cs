using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace WIJschool.Cms.Api.Management.Installation;

/// <summary>Umbraco's installer. The database is made before the site answers anything, so no running site waits to be installed, and nobody is let in.</summary>
internal static class InstallEndpoints
{
    public static void MapInstallation(this IEndpointRouteBuilder routes)
    {
        var install = routes.MapGroup("/install").WithTags("Install").AllowAnonymous();
        install.MapGet("/settings", Settings);
        install.MapPost("/setup", Setup);
        install.MapPost("/validate-database", ValidateDatabase);
    }

    private static Problem Settings() => Installed(StatusCodes.Status428PreconditionRequired);

    private static Problem Setup() => Installed(StatusCodes.Status428PreconditionRequired);

    private static Problem ValidateDatabase() => Installed(StatusCodes.Status400BadRequest); // the contract has no other refusal for it

    private static Problem Installed(int status) => new("Error", "Invalid runtime level", status) { Detail = "Runtime level Install is required" };
}
