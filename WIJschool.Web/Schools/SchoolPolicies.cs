using Microsoft.AspNetCore.Authorization;
using WIJschool.Core.Schools;

namespace WIJschool.Web.Schools;

/// <summary>Who may open a page of "Mijn school".</summary>
public static class SchoolPolicies
{
    /// <summary>Somebody of a school, whatever state it is in.</summary>
    public const string Member = "School.Member";

    /// <summary>Somebody of a school that was approved.</summary>
    public const string Staff = "School.Staff";

    /// <summary>An admin of a school that was approved.</summary>
    public const string Admin = "School.Admin";

    /// <summary>An admin of a school that takes part, waits or was refused.</summary>
    public const string AnyAdmin = "School.AnyAdmin";

    public static void AddTo(AuthorizationOptions options)
    {
        Add(options, Member, role: null);
        Add(options, Staff, SchoolRole.Staff);
        Add(options, Admin, SchoolRole.Admin);
        Add(options, AnyAdmin, SchoolRole.Admin, inAnyState: true);
    }

    private static void Add(AuthorizationOptions options, string name, SchoolRole? role, bool inAnyState = false) =>
        options.AddPolicy(name, policy => policy.RequireAuthenticatedUser().AddRequirements(new SchoolRequirement(role, inAnyState)));
}

/// <param name="Role">What somebody must be able to do; null for whoever belongs to a school.</param>
/// <param name="InAnyState">Whether the school need not be approved.</param>
internal sealed record SchoolRequirement(SchoolRole? Role, bool InAnyState) : IAuthorizationRequirement;

internal sealed class SchoolRequirementHandler(IHttpContextAccessor http) : AuthorizationHandler<SchoolRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SchoolRequirement requirement)
    {
        // asked for only here: the policies of the back office need no pages
        if (http.HttpContext is not { } request || await request.RequestServices.GetRequiredService<SchoolDesk>().FindVisitAsync(request) is not { } visit) return;
        if (requirement.Role is not { } role || visit.May(role) || (requirement.InAnyState && visit.IsAdmin)) context.Succeed(requirement);
    }
}
