using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Privacy;

/// <summary>The account itself, and what an editor noted with it.</summary>
public sealed class AccountPersonalData(IMemberService members, WijschoolDbContext db) : IPersonalData
{
    public string Name => "account";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct)
    {
        if (members.GetById(person.Key.Value) is not { } member) return null;
        var erasure = await db.Set<Erasure>().AsNoTracking().SingleOrDefaultAsync(e => e.Member == person.Key, ct);
        return new
        {
            Id = member.Key,
            member.Name,
            UserName = member.Username,
            member.Email,
            CreatedAt = member.CreateDate,
            EmailConfirmedAt = member.EmailConfirmedDate,
            LastSignedInAt = member.LastLoginDate,
            PasswordChangedAt = member.LastPasswordChangeDate,
            Groups = members.GetAllRoles(member.Username).Order(StringComparer.Ordinal),
            Properties = member.Properties.Where(property => property.GetValue() is not null).ToDictionary(property => property.Alias, property => property.GetValue()),
            Erasure = erasure is null ? null : new { erasure.AskedAt, erasure.DueAt },
        };
    }

    /// <summary>Nothing: the account is deleted last.</summary>
    public Task EraseAsync(DataSubject person, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>What the outbox keeps of mail to a person: that it was sent, and what it says while it waits.</summary>
public sealed class MailPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "mail";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => person.Mail is not { } address ? null
        : await db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Recipient == address).OrderBy(mail => mail.WrittenAt)
            .Select(mail => new { mail.Kind, mail.Subject, mail.WrittenAt, mail.State, mail.SettledAt }).ToListAsync(ct);

    /// <summary>Also what waits to be sent: nobody wants it any more.</summary>
    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        if (person.Mail is { } address) await db.Set<OutboxMail>().Where(mail => mail.Recipient == address).ExecuteDeleteAsync(ct);
    }
}
