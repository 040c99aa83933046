using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;
using Serilog.Parsing;
using Umbraco.Cms.Core.Logging;
using WIJschool.Cms.Logging;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>The log viewer over files as the site writes them.</summary>
public sealed class LogViewerApiTests(RichManagement site) : IClassFixture<RichManagement>
{
    // days of their own, so that what other tests log does not count
    private const string Period = "startDate=2026-03-01&endDate=2026-03-02";
    private static readonly DateTimeOffset noon = new(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Local));

    [Fact]
    public async Task Levels_are_counted_over_whole_days()
    {
        Write(noon.AddHours(23), LogEventLevel.Warning, "Laat op de laatste dag");
        Write(noon, LogEventLevel.Error, "Fout {Number}", ("Number", 7));
        using var client = site.As(ManagementSite.Administrator);

        var counts = await client.GetJsonAsync($"log-viewer/level-count?{Period}");

        Assert.True((int)counts["warning"]! >= 1);
        Assert.True((int)counts["error"]! >= 1);
        Assert.Equal(0, (int)counts["fatal"]!);
    }

    [Fact]
    public async Task A_message_comes_with_its_template_its_properties_and_its_exception()
    {
        var day = noon.AddDays(30);
        Write(day, LogEventLevel.Fatal, "Zoekindex {Index} viel om na {Milliseconds:0.0} ms", new InvalidOperationException("schijf vol"), ("Index", "ExternalIndex"), ("Milliseconds", 12.34));
        using var client = site.As(ManagementSite.Administrator);

        var found = await client.GetJsonAsync($"log-viewer/log?{DayOf(day)}&logLevel=Fatal&filterExpression=Index%20%3D%20'ExternalIndex'");

        var message = found["items"]!.AsArray().Single()!;
        Assert.Equal("Zoekindex \"ExternalIndex\" viel om na 12.3 ms", (string?)message["renderedMessage"]);
        Assert.Equal("Zoekindex {Index} viel om na {Milliseconds:0.0} ms", (string?)message["messageTemplate"]);
        Assert.Equal(["Index", "Milliseconds"], message["properties"]!.AsArray().Select(property => (string)property!["name"]!));
        Assert.Contains("schijf vol", (string?)message["exception"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kaas", "Rode kaas,Gele kaas")]
    [InlineData("@Level = 'Warning'", "Gele kaas")]
    [InlineData("Level='Warning'", "")] // a property of that name, as in Umbraco
    [InlineData("Has(Number) and Number > 5", "Rode kaas")]
    [InlineData("@Message like '%gele%' ci", "Gele kaas")]
    [InlineData("kaas (", "")] // no expression: it is looked for in the messages
    [InlineData("a' or '1'='1", "")]
    public async Task A_filter_is_an_expression_or_words_of_the_message(string filter, string expected)
    {
        var day = noon.AddDays(filter.Length + 100);
        Write(day, LogEventLevel.Information, "Rode kaas", ("Number", 6));
        Write(day.AddMinutes(1), LogEventLevel.Warning, "Gele kaas", ("Number", 5));
        Write(day.AddMinutes(2), LogEventLevel.Information, "Iets anders");
        using var client = site.As(ManagementSite.Administrator);

        var found = await client.GetJsonAsync($"log-viewer/log?{DayOf(day)}&orderDirection=Ascending&filterExpression={Uri.EscapeDataString(filter)}");

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries), found["items"]!.AsArray().Select(item => (string)item!["renderedMessage"]!));
    }

    [Fact]
    public async Task Templates_come_by_how_often_they_were_logged()
    {
        var day = noon.AddDays(40);
        for (var i = 0; i < 3; i++) Write(day, LogEventLevel.Information, "Vaak {Number}", ("Number", i));
        Write(day, LogEventLevel.Information, "Eens");
        using var client = site.As(ManagementSite.Administrator);

        var templates = await client.GetJsonAsync($"log-viewer/message-template?{DayOf(day)}&take=1");

        Assert.Equal(2, (int)templates["total"]!);
        Assert.Equal(("Vaak {Number}", 3), ((string)templates["items"]![0]!["messageTemplate"]!, (int)templates["items"]![0]!["count"]!));
    }

    [Fact]
    public async Task A_line_that_was_not_finished_is_passed_over()
    {
        var day = noon.AddDays(50);
        Write(day, LogEventLevel.Information, "Heel");
        await File.AppendAllTextAsync(PathOf(day), "{\"@t\":\"2026-04-2");
        using var client = site.As(ManagementSite.Administrator);

        var found = await client.GetJsonAsync($"log-viewer/log?{DayOf(day)}");

        Assert.Equal(1, (int)found["total"]!);
    }

    [Fact]
    public async Task Too_much_log_is_refused_before_it_is_read()
    {
        var day = noon.AddDays(60);
        await using (var file = File.Create(PathOf(day))) file.SetLength(102L * 1024 * 1024);
        using var client = site.As(ManagementSite.Administrator);

        var refused = await client.AskAsync("GET", $"log-viewer/validate-logs-size?{DayOf(day)}");
        File.Delete(PathOf(day));

        Assert.Equal((HttpStatusCode.BadRequest, "CancelledByLogsSizeValidation"), (refused.Status, refused.Operation));
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("GET", $"log-viewer/validate-logs-size?{Period}")).Status);
    }

    [Fact]
    public async Task A_search_is_saved_under_a_name_used_once()
    {
        using var client = site.As(ManagementSite.Administrator);

        var saved = await client.AskAsync("POST", "log-viewer/saved-search", """{"name":"Fouten – België","query":"@Level='Error'"}""");
        var again = await client.AskAsync("POST", "log-viewer/saved-search", """{"name":"Fouten – België","query":"x"}""");

        Assert.Equal(HttpStatusCode.Created, saved.Status);
        Assert.Equal((HttpStatusCode.BadRequest, "DuplicateLogSearch"), (again.Status, again.Operation));
        Assert.Contains("Fouten – België", (await client.GetJsonAsync("log-viewer/saved-search"))["items"]!.AsArray().Select(item => (string?)item!["name"]));
        Assert.Equal("@Level='Error'", (string?)(await client.GetJsonAsync("log-viewer/saved-search/Fouten%20%E2%80%93%20Belgi%C3%AB"))["query"]);
        Assert.Equal(HttpStatusCode.OK, (await client.AskAsync("DELETE", "log-viewer/saved-search/Fouten%20%E2%80%93%20Belgi%C3%AB")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.AskAsync("DELETE", "log-viewer/saved-search/Fouten%20%E2%80%93%20Belgi%C3%AB")).Status);
    }

    [Fact]
    public async Task A_search_without_a_name_or_longer_than_the_database_keeps_is_refused()
    {
        using var client = site.As(ManagementSite.Administrator);

        var refused = await client.AskAsync("POST", "log-viewer/saved-search", $$"""{"name":"","query":"{{new string('x', 256)}}"}""");

        Assert.Equal(["$.name", "$.query"], refused.Wrong.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Mail aan jan.jansen+les@school.nl is mislukt", "Mail aan *** is mislukt")]
    [InlineData("Host=db;Username=wij;Password=geheim123;Port=5432", "Host=db;Username=wij;Password=***;Port=5432")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer ***")]
    [InlineData("versie 17.8.1 van Umbraco.Cms.Core@main", "versie 17.8.1 van Umbraco.Cms.Core@main")]
    public void Addresses_of_people_and_secrets_are_not_written(string text, string written)
    {
        using var line = new StringWriter();

        LogFiles.Lines.Format(Event(noon, LogEventLevel.Error, "{Text}", null, ("Text", text)), line);

        Assert.Contains($"\"Text\":\"{written}\"", line.ToString(), StringComparison.Ordinal);
    }

    private void Write(DateTimeOffset moment, LogEventLevel level, string template, params (string Name, object Value)[] properties) =>
        Write(moment, level, template, null, properties);

    private void Write(DateTimeOffset moment, LogEventLevel level, string template, Exception? exception, params (string Name, object Value)[] properties)
    {
        using var file = File.AppendText(PathOf(moment));
        LogFiles.Lines.Format(Event(moment, level, template, exception, properties), file);
    }

    private static LogEvent Event(DateTimeOffset moment, LogEventLevel level, string template, Exception? exception, params (string Name, object Value)[] properties) => new(
        moment, level, exception, new MessageTemplateParser().Parse(template), properties.Select(property => new LogEventProperty(property.Name, new ScalarValue(property.Value))));

    // the name that the rolling file gets on a day
    private string PathOf(DateTimeOffset moment) => site.Services.GetRequiredService<ILoggingConfiguration>().Pattern()
        .Replace("..json", $".{moment.LocalDateTime:yyyyMMdd}.json", StringComparison.Ordinal);

    private static string DayOf(DateTimeOffset moment)
    {
        var day = moment.LocalDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return $"startDate={day}&endDate={day}";
    }
}
