using Microsoft.AspNetCore.Http;
using WIJschool.Cms.Api.Management.Access;

namespace WIJschool.Cms.Api.Management;

/// <summary>201 without a body: headers tell the id and the address of what was made.</summary>
/// <param name="Resource">The resource's part of the address, as in <c>language</c>.</param>
/// <param name="Id">The id that stands behind it.</param>
internal sealed record CreatedResource(string Resource, string Id) : IResult
{
    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var request = httpContext.Request;
        httpContext.Response.StatusCode = StatusCodes.Status201Created;
        httpContext.Response.Headers["Umb-Generated-Resource"] = Id.All(c => c is >= ' ' and <= '~') ? Id : Uri.EscapeDataString(Id); // a header is ASCII
        httpContext.Response.Headers.Location = $"{request.Scheme}://{request.Host}{request.PathBase}{BackOfficeAccess.Base}/{Resource}/{Uri.EscapeDataString(Id)}";
        return Task.CompletedTask;
    }
}
