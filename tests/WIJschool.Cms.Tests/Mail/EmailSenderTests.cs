using System.Text;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models.Email;
using WIJschool.Cms.Mail;

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

    [Fact]
    public async Task A_full_message_is_plain_text_and_a_page_under_an_id_of_its_own()
    {
        var id = $"{Guid.NewGuid():N}@school.nl";
        var message = new FullEmailMessage("wij@school.nl", "lotte@school.nl", "Één onderwerp", "Gewone tekst", "<p>Een pagina</p>", id);

        await site.Get<IEmailSender>().SendAsync(message, "Test", enableNotification: false, expires: null);

        var mail = Assert.Single(
            Directory.GetFiles(Path.Combine(site.Folder, "mail"), "*.eml").Select(File.ReadAllText), text => text.Contains($"Message-ID: <{id}>", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("multipart/alternative", mail, StringComparison.Ordinal);
        var (plain, page) = (mail.IndexOf("text/plain", StringComparison.Ordinal), mail.IndexOf("text/html", StringComparison.Ordinal));
        Assert.InRange(plain, 1, page); // a reader shows the last that it can
        Assert.Contains("Gewone tekst", Decoded(mail, plain), StringComparison.Ordinal);
        Assert.Contains("<p>Een pagina</p>", Decoded(mail, page), StringComparison.Ordinal);
    }

    /// <summary>The part of a mail whose headers begin at a place.</summary>
    private static string Decoded(string mail, int start)
    {
        var part = mail[start..].ReplaceLineEndings("\n");
        var body = part[(part.IndexOf("\n\n", StringComparison.Ordinal) + 2)..].Split("\n--")[0];
        return part.Split("\n\n")[0].Contains("base64", StringComparison.Ordinal) ? Encoding.UTF8.GetString(Convert.FromBase64String(body)) : body.Replace("=3D", "=", StringComparison.Ordinal);
    }
}
