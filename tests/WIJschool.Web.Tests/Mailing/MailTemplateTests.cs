using System.Reflection;
using System.Xml.Linq;
using WIJschool.Core.Mailing;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Web.Hosting;

namespace WIJschool.Web.Tests.Mailing;

public sealed class MailTemplateTests(DomainOnSqlite site) : IClassFixture<DomainOnSqlite>
{
    private static readonly string[] Cultures = ["nl", "en"];

    private static readonly Dictionary<string, XElement> Words = Directory.GetFiles(Path.Combine(SiteFolders.Locate().Root, "uSync", "v17", "Dictionary"), "*.config")
        .Select(path => XElement.Load(path)).ToDictionary(item => item.Attribute("Alias")!.Value, StringComparer.Ordinal);

    [Fact]
    public void Every_kind_of_mail_has_its_words_with_all_of_its_placeholders_and_no_other()
    {
        var kinds = Declared<MailKind>().ToList();

        Assert.NotEmpty(kinds);
        Assert.All(kinds, kind => Assert.All(Cultures, culture =>
        {
            var subject = Text(kind.SubjectKey, culture);
            var text = Text(kind.TextKey, culture);
            Assert.Equal(kind.Placeholders.Order(), MailTemplates.PlaceholdersIn(subject + text).Order());
            if (kind.HasLink) Assert.Empty(MailTemplates.PlaceholdersIn(Text(kind.ButtonKey, culture)));
        }));
        Assert.Equal(kinds.Count, kinds.Select(kind => kind.Code).Distinct().Count());
    }

    [Fact]
    public void Every_expected_failure_has_its_words()
    {
        var errors = Declared<DomainError>().ToList();

        Assert.NotEmpty(errors);
        Assert.DoesNotContain(errors, error => !Words.ContainsKey($"Error.{error.Code}"));
        Assert.Equal(errors.Count, errors.Select(error => error.Code).Distinct().Count());
    }

    [Theory]
    [InlineData("nl", "Bevestig de aanmelding van De Brug", "Beste Lotte,", "lang=\"nl\"")]
    [InlineData("en", "Confirm the registration of De Brug", "Dear Lotte,", "lang=\"en\"")]
    public async Task A_mail_is_written_in_the_language_of_its_reader(string culture, string subject, string opening, string language)
    {
        var mail = await WriteAsync(culture, "Lotte", "De Brug");

        Assert.Equal(subject, mail.Subject);
        Assert.StartsWith(opening, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"<p class=\"text\">{opening}</p>", mail.Html, StringComparison.Ordinal);
        Assert.Contains(language, mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("{", mail.Text + mail.Html.Split("</style>")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_typed_is_text_in_the_page_and_begins_no_line_of_its_own()
    {
        var mail = await WriteAsync("nl", "Jan\r\n\r\n{school} <b onclick='x'>&", "De \"Brug\"\r\nBcc: all@school.nl");

        Assert.Equal("Bevestig de aanmelding van De \"Brug\" Bcc: all@school.nl", mail.Subject);
        Assert.Contains("Beste Jan {school} &lt;b onclick=&#x27;x&#x27;&gt;&amp;,", mail.Html, StringComparison.Ordinal);
        Assert.StartsWith("Beste Jan {school} <b onclick='x'>&,\r\n\r\n", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_or_link_that_was_forgotten_is_a_bug_and_no_mail()
    {
        var templates = site.Get<MailTemplates>();
        var link = new Uri("https://wijschool.example/");

        await Assert.ThrowsAsync<InvalidOperationException>(() => templates.WriteAsync(SchoolMails.Approved, "nl", MailContent.Of(link, ("name", "Lotte"))));
        await Assert.ThrowsAsync<InvalidOperationException>(() => templates.WriteAsync(SchoolMails.Approved, "nl", MailContent.Of(null, ("name", "Lotte"), ("school", "x"))));
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => templates.WriteAsync(SchoolMails.Refused, "nl", MailContent.Of(link, ("name", "Lotte"), ("school", "x"), ("reason", "y"))));
    }

    [Theory]
    [InlineData(" Lotte@School.NL ", "lotte@school.nl")]
    [InlineData("l.de-vries+wij@mail.school.nl", "l.de-vries+wij@mail.school.nl")]
    public void An_address_is_read_as_people_type_it(string typed, string address) => Assert.Equal(address, EmailAddress.Parse(typed).Value?.Value);

    [Theory]
    [InlineData("")]
    [InlineData("lotte")]
    [InlineData("lotte@school")]
    [InlineData("Lotte <lotte@school.nl>")]
    [InlineData("lotte@school.nl, jan@school.nl")]
    [InlineData("lotte@school.nl\r\nBcc: jan@school.nl")]
    public void Anything_else_is_no_address(string typed) => Assert.Equal(MailErrors.AddressInvalid, EmailAddress.Parse(typed).Error);

    private Task<WrittenMail> WriteAsync(string culture, string name, string school) => site.Get<MailTemplates>().WriteAsync(
        SchoolMails.Verify, culture, MailContent.Of(new Uri("https://wijschool.example/x?code=1&a=2"), ("name", name), ("school", school), ("days", "7")));

    private static string Text(string key, string culture) =>
        Words[key].Element("Translations")!.Elements().Single(text => text.Attribute("Language")!.Value == culture).Value;

    private static IEnumerable<T> Declared<T>() => typeof(MailKind).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(field => field.FieldType == typeof(T)).Select(field => (T)field.GetValue(null)!);
}
