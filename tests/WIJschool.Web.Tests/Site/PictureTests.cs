using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Web.Tests.Site;

/// <summary>Pictures of the media library on pages: in the width of the screen, cut as the editor chose.</summary>
[Collection(OnTheSite.Name)]
public sealed partial class PictureTests(ImportedSite site)
{
    /// <summary>A photograph of the media library, 1280 x 720.</summary>
    private const string Photograph = "86004935-8c75-578f-8147-bddcee0717fd";
    private const string Page = "/nieuws/de-site-van-wijschool-is-open/";

    [Fact]
    public async Task A_photograph_is_offered_in_the_widths_of_screens_and_cut_round_its_focal_point()
    {
        var image = await ShownWithAsync("""[{"key":"0b9f3a1e-3d0e-4a53-8f2b-0f2f1d1f5a10","mediaKey":"%","crops":[],"focalPoint":{"left":0.2,"top":0.3}}]""");

        var sources = Sources().Matches(image["srcset"]).Select(match => (Url: match.Groups["url"].Value, Width: int.Parse(match.Groups["width"].Value, CultureInfo.InvariantCulture))).ToList();
        Assert.Equal([400, 640, 960, 1280], sources.Select(source => source.Width)); // no wider than the file
        Assert.All(sources, source => Assert.Contains($"rxy=0.2,0.3&width={source.Width}&height={source.Width * 9 / 16}&format=webp&v=", source.Url, StringComparison.Ordinal));
        Assert.Equal(("1280", "720"), (image["width"], image["height"]));
        Assert.Contains("vw", image["sizes"], StringComparison.Ordinal);
        foreach (var (url, width) in sources) await AnswersWithWebpAsync(url);
    }

    [Fact]
    public async Task A_crop_that_an_editor_chose_is_the_part_that_is_shown()
    {
        var image = await ShownWithAsync("""[{"key":"0b9f3a1e-3d0e-4a53-8f2b-0f2f1d1f5a10","mediaKey":"%","crops":[{"alias":"wide","width":1600,"height":900,"coordinates":{"x1":0.25,"y1":0.25,"x2":0.25,"y2":0.25}}],"focalPoint":null}]""");

        Assert.Contains("cc=0.25,0.25,0.25,0.25&width=640&height=360", image["srcset"], StringComparison.Ordinal);
        Assert.DoesNotContain("960w", image["srcset"], StringComparison.Ordinal); // half of a file of 1280
        await AnswersWithWebpAsync(image["src"]);
    }

    [Fact]
    public async Task A_drawing_keeps_its_one_address()
    {
        var page = new HtmlParser().ParseDocument((await site.AskAsync("/succesverhalen/")).Text);

        var drawing = page.QuerySelector(".page-header__image img");

        Assert.EndsWith(".svg", drawing?.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal((false, true, true), (drawing?.HasAttribute("srcset"), drawing?.HasAttribute("width"), drawing?.HasAttribute("height")));
    }

    private async Task AnswersWithWebpAsync(string url)
    {
        using var answer = await site.SendAsync(url);
        Assert.Equal((200, "image/webp"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    // the attributes of the picture in the head of the page, with this value picked; the page is put back after that
    private async Task<Dictionary<string, string>> ShownWithAsync(string picked)
    {
        var contents = site.Get<IContentService>();
        var content = contents.GetById(site.Page("newsItem", "De site van WIJschool is open").Key)!;
        var before = content.GetValue("image");
        try
        {
            Publish(contents, content, picked.Replace("%", Photograph, StringComparison.Ordinal));
            var page = new HtmlParser().ParseDocument((await site.AskAsync(Page)).Text);
            return page.QuerySelector(".page-header__image img")!.Attributes.ToDictionary(attribute => attribute.Name, attribute => attribute.Value, StringComparer.Ordinal);
        }
        finally
        {
            Publish(contents, content, before);
        }
    }

    private static void Publish(IContentService contents, IContent content, object? image)
    {
        content.SetValue("image", image);
        contents.Save(content);
        Assert.True(contents.Publish(content, ["*"]).Success);
    }

    [GeneratedRegex(@"(?<url>/\S+) (?<width>\d+)w", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sources();
}
