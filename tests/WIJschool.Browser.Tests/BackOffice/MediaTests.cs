using System.Globalization;
using Microsoft.Playwright;

namespace WIJschool.Browser.Tests.BackOffice;

/// <summary>Pictures: what an editor says of them is how a visitor sees them.</summary>
[Collection(AtTheDesk.Name)]
public sealed class MediaTests(BackOfficeFixture fixture)
{
    [Fact]
    public async Task A_picture_is_cut_around_the_point_that_an_editor_sets()
    {
        await using var desk = await Desk.SignInAsync(fixture);
        await desk.UploadAsync("schoolplein.webp");
        await desk.OpenMediaAsync("schoolplein.webp");
        await SetFocalPointAsync(desk, left: 0.25f, top: 0.75f);
        await desk.SaveAsync();
        await Desk.UntilAsync(async () => (await desk.MediaAsync("schoolplein.webp"))!["focalPoint"] is not null);

        await desk.MakeNewsAsync("Het plein in beeld", intro: "", published: false);
        await desk.Page.Locator("umb-property").Filter(new() { Has = desk.Page.Locator("umb-input-rich-media") })
            .Last.GetByRole(AriaRole.Button, new() { Name = "Kies" }).ClickAsync();
        await desk.ChooseMediaAsync("schoolplein.webp");
        await desk.PublishAsync();

        var point = (await desk.MediaAsync("schoolplein.webp"))!["focalPoint"]!;
        var (left, top) = ((double)point["left"]!, (double)point["top"]!);
        Assert.InRange(left, 0.23, 0.27);
        Assert.InRange(top, 0.73, 0.77);
        var (_, page) = await desk.VisitorAsync("/nieuws/het-plein-in-beeld/");
        var around = string.Create(CultureInfo.InvariantCulture, $"/schoolplein.webp?rxy={left},{top}&amp;width=");
        Assert.Contains(around, page.Split("srcset=", 2)[1].Split(' ', 2)[0], StringComparison.Ordinal);
        Assert.Empty(desk.Complaints);
    }

    private static async Task SetFocalPointAsync(Desk desk, float left, float top)
    {
        var picture = desk.Page.Locator("umb-image-cropper-focus-setter #image");
        await picture.WaitForAsync();
        await desk.Page.WaitForFunctionAsync("picture => picture.complete && picture.style.aspectRatio", await picture.ElementHandleAsync());
        var box = (await picture.BoundingBoxAsync())!;
        await picture.ClickAsync(new() { Position = new() { X = box.Width * left, Y = box.Height * top }, Force = true });
    }
}
