using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace WIJschool.Web.Forms;

/// <summary>A form as it was handed out. What is sent twice with it is one entry, and files that were chosen with it belong to it.</summary>
public sealed record FormTicket(Guid Id, Guid Form, DateTimeOffset IssuedAt);

/// <summary>Seals tickets, so that nobody makes one up or carries one over to another form.</summary>
public sealed class FormTickets(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Good = TimeSpan.FromDays(1);

    private readonly IDataProtector protector = protection.CreateProtector("WIJschool.Forms.Ticket");

    public FormTicket New(Guid form) => new(Guid.NewGuid(), form, clock.GetUtcNow());

    public string Seal(FormTicket ticket) => protector.Protect(JsonSerializer.Serialize(ticket));

    /// <returns>Null for what is no ticket of this form, and for one of more than a day ago.</returns>
    public FormTicket? Open(string? text, Guid form)
    {
        try
        {
            return text is { Length: > 0 and < 2000 } && JsonSerializer.Deserialize<FormTicket>(protector.Unprotect(text)) is { } ticket
                && ticket.Form == form && ticket.IssuedAt + Good > clock.GetUtcNow() ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
