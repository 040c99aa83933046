namespace WIJschool.Core.Mailing;

/// <summary>Hands a mail to a mail server.</summary>
public interface IMailTransport
{
    /// <summary>Returns once the server has taken it, within 100 seconds; throws when it did not, and then nothing was taken as far as one can know.</summary>
    /// <exception cref="System.Net.Mail.SmtpException">The server refused it or could not be reached.</exception>
    Task SendAsync(OutboxMail mail);
}
