using System.Linq.Expressions;
using Umbraco.Cms.Core.Models.Membership;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence.Users;

/// <summary>How the members of a user are called and meant in <c>umbracoUser</c>.</summary>
internal static class UserColumns
{
    public static readonly RowMap<IUser, UserRow> Map = new RowMap<IUser, UserRow>()
        .Map(nameof(IUser.Id), u => u.Id)
        .Map(nameof(IUser.Key), u => u.Key)
        .Map(nameof(IUser.Username), u => u.UserLogin)
        .Map(nameof(IUser.Email), u => u.UserEmail)
        .Map(nameof(IUser.Name), u => u.UserName)
        .Map(nameof(IUser.Language), u => u.UserLanguage)
        .Map(nameof(IUser.Avatar), u => u.Avatar)
        .Map(nameof(IUser.Kind), u => u.Kind)
        .Map(nameof(IUser.IsApproved), u => !u.UserDisabled)
        .Map(nameof(IUser.IsLockedOut), u => u.UserNoConsole)
        .Map(nameof(IUser.FailedPasswordAttempts), u => u.FailedLoginAttempts ?? 0)
        .Map(nameof(IUser.SecurityStamp), u => u.SecurityStampToken)
        .Map(nameof(IUser.LastLoginDate), u => u.LastLoginDate)
        .Map(nameof(IUser.LastLockoutDate), u => u.LastLockoutDate)
        .Map(nameof(IUser.LastPasswordChangeDate), u => u.LastPasswordChangeDate)
        .Map(nameof(IUser.EmailConfirmedDate), u => u.EmailConfirmedDate)
        .Map(nameof(IUser.InvitedDate), u => u.InvitedDate)
        .Map(nameof(IUser.CreateDate), u => u.CreateDate)
        .Map(nameof(IUser.UpdateDate), u => u.UpdateDate);

    /// <summary>The states a user is in, from the same columns that Core's <see cref="IUser.UserState"/> is made of.</summary>
    public static Expression<Func<UserRow, bool>> InAnyState(IReadOnlyCollection<UserState> states)
    {
        var active = states.Contains(UserState.Active);
        var inactive = states.Contains(UserState.Inactive);
        var disabled = states.Contains(UserState.Disabled);
        var locked = states.Contains(UserState.LockedOut);
        var invited = states.Contains(UserState.Invited);
        return u =>
            (active && !u.UserDisabled && !u.UserNoConsole && u.LastLoginDate != null)
            || (inactive && !u.UserDisabled && !u.UserNoConsole && u.LastLoginDate == null)
            || (disabled && u.UserDisabled)
            || (locked && u.UserNoConsole)
            || (invited && u.LastLoginDate == null && u.UserDisabled && u.InvitedDate != null);
    }

    /// <summary>The member that Core orders by, such as <c>x =&gt; x.Username</c>.</summary>
    public static string MemberOf(Expression<Func<IUser, object?>> orderBy)
    {
        var body = orderBy.Body is UnaryExpression cast ? cast.Operand : orderBy.Body;
        return body is MemberExpression member
            ? member.Member.Name
            : throw new NotSupportedException($"Users cannot be ordered by {orderBy.Body}.");
    }
}
