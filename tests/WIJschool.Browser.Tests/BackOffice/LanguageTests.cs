namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>One page in two languages.</summary>
[Collection(AtTheDesk.Name)]
public sealed class LanguageTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task A_page_gets_an_English_text_and_its_Dutch_stays_as_it_was()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.MakeNewsAsync("Ook in het Engels", "Dit is Nederlands.");
        Assert.Equal(404, (await desk.VisitorAsync("/en/news/in-english-too/")).Status);

        await desk.BeginAsync("Engels", "en");
        await desk.Name.FillAsync("In English too");
        await desk.Intro().FillAsync("This is English.");
        await desk.PublishAsync();

        Assert.Equal("This is English.", await desk.ReadAsync("/en/news/in-english-too/"));
        Assert.Equal("Dit is Nederlands.", await desk.ReadAsync("/nieuws/ook-in-het-engels/"));
        Assert.Empty(desk.Complaints);
    }
}
