using System.Text;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models.Email;

namespace WIJschool.Cms.Tests.Mail;

[Collection(OnSqlite.Name)]
public sealed class EmailSenderTests(SqliteCms site)
{
    [Fact]
    public async Task Without_a_mail_server_a_message_lies_in_the_mail_folder()
    {
        var to = $"{Guid.NewGuid():N}@school.nl";
        using var attachment = new MemoryStream(Encoding.UTF8.GetBytes("bijlage"));
        var message = new EmailMessage(
            null, [to], null, null, ["antwoord@school.nl"], "Één onderwerp", "<p>Inhoud</p>", isBodyHtml: true,
            [new EmailMessageAttachment(attachment, "les.txt")]);

        await site.Get<IEmailSender>().SendAsync(message, "Test", enableNotification: true, expires: TimeSpan.FromHours(1));

        var files = Directory.GetFiles(Path.Combine(site.Folder, "mail"), "*.eml").Select(File.ReadAllText);
        var mail = Assert.Single(files, text => text.Contains(to, StringComparison.Ordinal));
        Assert.Contains("Expires:", mail, StringComparison.Ordinal);
        Assert.Contains("les.txt", mail, StringComparison.Ordinal);
        Assert.Contains("Reply-To: antwoord@school.nl", mail, StringComparison.OrdinalIgnoreCase);
    }
}
