using WIJschool.Core.Results;
using WIJschool.Core.Scans.Rounds;
using WIJschool.Web.Scans;
using static WIJschool.Web.Tests.Access.Visitors;

namespace WIJschool.Web.Tests.Access;

/// <summary>The rounds of a school.</summary>
internal sealed class ScanAccess : ISiteAccess
{
    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", ScanAddresses.Rounds, Staff),
        new("POST", ScanAddresses.Rounds, Admins),
        Round("GET", ScanAddresses.Round, OwnStaff),
        Round("POST", ScanAddresses.Invite, OwnAdmin),
        Round("POST", ScanAddresses.Remind, OwnAdmin),
        Round("POST", ScanAddresses.Share, OwnAdmin),
        Round("POST", ScanAddresses.Close, OwnAdmin),
        Round("POST", ScanAddresses.Discard, OwnAdmin),
    ];

    private static AccessRow Round(string method, string route, string who) => new(method, route, who)
    {
        Address = async schools =>
        {
            var opened = await schools.DoAsync<OpenRound, Result<ScanRoundId>>(open => open.ExecuteAsync(
                schools.School, schools.Admin, "wijschoolscan", DutchDay.Today(TimeProvider.System).AddDays(14), CancellationToken.None));
            return route.Replace("{id:guid}", opened.Expect().Value.ToString(), StringComparison.Ordinal);
        },
    };
}
