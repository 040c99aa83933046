using WIJschool.Web.Audit;
using static WIJschool.Web.Tests.Access.Visitors;

namespace WIJschool.Web.Tests.Access;

/// <summary>The trail of who did what for a school.</summary>
internal sealed class AuditAccess : ISiteAccess
{
    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows => [new("GET", AuditController.Path, Admins)];
}
