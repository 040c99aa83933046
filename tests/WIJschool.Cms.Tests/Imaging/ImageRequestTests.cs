using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using WIJschool.Cms.Imaging;
using WIJschool.Cms.Persistence;
using File = System.IO.File;

namespace WIJschool.Cms.Tests.Imaging;

/// <summary>Addresses of pictures over HTTP: what is made, kept, refused, and told to browsers.</summary>
[Collection(OnSqlite.Name)]
public sealed class ImageRequestTests(SqliteCms cms) : IDisposable
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(64);

    private readonly string name = $"{Guid.NewGuid():N}"[..8];
    private readonly string kept = Directory.CreateTempSubdirectory("wijschool-kept-").FullName;
    private readonly List<IDisposable> opened = [];
    private MovableClock? clock;

    public void Dispose()
    {
        opened.ForEach(one => one.Dispose());
        Directory.Delete(kept, recursive: true);
    }

    [Fact]
    public async Task A_picture_is_made_once_and_answered_from_the_folder_after_that()
    {
        await using var site = await StartAsync();
        var path = Upload("four.jpg", 400, 200);

        var first = await site.GetAsync($"{path}?width=100&format=webp");
        var again = await site.GetAsync($"{path}?format=webp&width=100"); // the same in another order
        var bytes = await first.Content.ReadAsByteArrayAsync();

        Assert.Equal((HttpStatusCode.OK, "image/webp"), (first.StatusCode, first.Content.Headers.ContentType?.MediaType));
        Assert.Equal((100, "rgby"), (TestPictures.Read(bytes).Width, TestPictures.Read(bytes).Corners()));
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync());
        Assert.Equal(first.Headers.ETag, again.Headers.ETag);
        Assert.Single(Kept());
    }

    [Fact]
    public async Task A_browser_that_has_it_is_told_so_until_the_file_is_another()
    {
        await using var site = await StartAsync();
        var path = Upload("four.png", 400, 200);
        var first = await site.GetAsync($"{path}?width=100");

        var unchanged = await site.GetAsync($"{path}?width=100", ("If-None-Match", first.Headers.ETag!.ToString()));
        var since = await site.GetAsync($"{path}?width=100", ("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        File.Delete(FullPath("four.png"));
        TestPictures.WriteQuarters(FullPath("four.png"), 200, 200);
        var changed = await site.GetAsync($"{path}?width=100", ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.NotModified, HttpStatusCode.OK), (unchanged.StatusCode, since.StatusCode, changed.StatusCode));
        Assert.Equal(100, TestPictures.Read(await changed.Content.ReadAsByteArrayAsync()).Height);
    }

    [Theory, InlineData("?width=100", "must-revalidate, public, max-age=604800")]
    [InlineData("?width=100&v=1dcbe1", "public, max-age=604800, immutable")]
    [InlineData("?width=100&rnd=1", "public, max-age=604800, immutable")]
    public async Task An_address_with_a_version_in_it_is_kept_by_browsers_without_asking(string query, string header)
    {
        await using var site = await StartAsync();

        var answer = await site.GetAsync(Upload("four.png", 40, 20) + query);

        Assert.Equal(header.Split(", ").Order(), answer.Headers.GetValues("Cache-Control").SelectMany(value => value.Split(", ")).Order());
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory, InlineData(""), InlineData("?v=1"), InlineData("?width=9999"), InlineData("?width=-5"), InlineData("?width=abc&utm_source=mail")]
    public async Task A_request_that_asks_for_nothing_that_can_be_made_gets_the_file_itself(string query)
    {
        await using var site = await StartAsync();

        var answer = await site.GetAsync(Upload("four.png", 40, 20) + query);

        Assert.Equal("the file itself", await answer.Content.ReadAsStringAsync());
    }

    [Theory, InlineData("/media/none/none.jpg?width=10"), InlineData("/media/../secret.jpg?width=10"), InlineData("/media/%2e%2e/%2e%2e/secret.jpg?width=10")]
    [InlineData("/other/four.png?width=10"), InlineData("/media/drawing.svg?width=10"), InlineData("/media/film.mp4?width=10")]
    public async Task What_is_no_picture_of_the_media_folder_goes_on_to_the_next(string address)
    {
        await using var site = await StartAsync();

        Assert.Equal("the file itself", await (await site.GetAsync(address)).Content.ReadAsStringAsync());
    }

    [Theory, InlineData("camera.jpg"), InlineData("camera.png"), InlineData("camera.webp"), InlineData("camera.avif")]
    public async Task The_file_itself_is_served_without_what_the_camera_wrote(string file)
    {
        await using var site = await StartAsync();
        var path = Upload(file, 40, 20);
        using (var picture = TestPictures.Quarters(40, 20))
        {
            picture.Set("orientation", 6);
            picture.Set("exif-ifd3-GPSLatitude", "52/1 5/1 30/1");
            picture.Set("exif-ifd0-Make", "School camera");
            picture.Write(FullPath(file));
        }

        var uploaded = TestPictures.Read(FullPath(file));
        var served = await (await site.GetAsync(path)).Content.ReadAsByteArrayAsync();
        var seen = TestPictures.Read(served);

        Assert.True(uploaded.HasExif);
        Assert.DoesNotContain("School camera", Encoding.Latin1.GetString(served), StringComparison.Ordinal);
        Assert.Equal(uploaded.Pixels, seen.Pixels);
        Assert.Equal(file == "camera.jpg" ? 6 : 1, seen.Orientation); // elsewhere browsers pass it over
        Assert.Equal(served, await (await site.GetAsync($"{path}?v=2")).Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_hostile_file_is_refused_with_the_reason_and_the_site_goes_on()
    {
        await using var site = await StartAsync();
        var text = Upload("four.png", 40, 20);
        File.WriteAllText(FullPath("four.png"), "no picture");

        var refused = await site.GetAsync($"{text}?width=10");
        var other = await site.GetAsync($"{Upload("good.png", 40, 20)}?width=10");

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
        Assert.Contains("not a picture", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(("no-store", HttpStatusCode.OK), (refused.Headers.CacheControl?.ToString(), other.StatusCode));
    }

    [Fact]
    public async Task With_a_key_only_signed_addresses_are_answered()
    {
        await using var site = await StartAsync(new ImagingSettings { HMACSecretKey = Key });
        var path = Upload("four.png", 400, 200);
        var signed = site.Urls.GetImageUrl(new ImageUrlGenerationOptions(path) { Width = 100, Height = 50, FocalPoint = new(0.25m, 0.5m), CacheBusterValue = "1dc" })!;

        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(signed)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync(signed.Replace("v=1dc", "v=1dd", StringComparison.Ordinal))).StatusCode); // the version is not signed
        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync(signed.Replace("width=100", "width=101", StringComparison.Ordinal))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync($"{path}?width=100")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await site.GetAsync($"{path}?width=100&hmac=00")).StatusCode);
        Assert.Equal("the file itself", await (await site.GetAsync(path)).Content.ReadAsStringAsync());
    }

    [Fact]
    public void A_signature_is_the_one_of_Umbracos_own_imaging()
    {
        var signature = new ImageSignature(new Unchanging<ImagingSettings>(new() { HMACSecretKey = Key }));
        var expected = Convert.ToHexStringLower(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes("/media/abc/klas%20foto.jpg?rxy=0.2,0.8&width=600&height=200")));

        var url = signature.RefreshSignature("/media/Abc/Klas%20foto.jpg?rxy=0.2,0.8&width=600&height=200&v=1dc&hmac=old");
        var markup = signature.RefreshSignature("/media/Abc/Klas%20foto.jpg?rxy=0.2,0.8&amp;width=600&amp;height=200&amp;hmac=old");
        var elsewhere = signature.RefreshSignature("https://school.nl/media/Abc/Klas%20foto.jpg?rxy=0.2,0.8&width=600&height=200");

        Assert.EndsWith($"&v=1dc&hmac={expected}", url, StringComparison.Ordinal);
        Assert.EndsWith($"&amp;height=200&amp;hmac={expected}", markup, StringComparison.Ordinal);
        Assert.StartsWith("https://school.nl/media/Abc/Klas%20foto.jpg?", elsewhere, StringComparison.Ordinal);
        Assert.EndsWith(expected, elsewhere, StringComparison.Ordinal);
        Assert.Equal("/media/a.jpg", signature.RefreshSignature("/media/a.jpg"));
    }

    [Fact]
    public async Task Many_who_ask_at_once_share_one_making()
    {
        await using var site = await StartAsync();
        var path = Upload("large.jpg", 3000, 2000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => site.GetAsync($"{path}?width=1200&format=webp")));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Single(Kept());
        Assert.Equal(1, site.Maker.Made);
    }

    [Fact]
    public async Task Two_nodes_that_share_media_and_folder_serve_each_others_pictures()
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        var path = Upload("four.jpg", 400, 200);

        var here = await one.GetAsync($"{path}?width=100");
        var there = await other.GetAsync($"{path}?width=100");

        Assert.Equal(await here.Content.ReadAsByteArrayAsync(), await there.Content.ReadAsByteArrayAsync());
        Assert.Equal((here.Headers.ETag, 0), (there.Headers.ETag, other.Maker.Made));
        foreach (var file in Kept()) file.Delete(); // one node cleans while another counts on it
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync($"{path}?width=100")).StatusCode);
    }

    [Fact]
    public async Task The_folder_stays_within_its_size_and_what_was_asked_for_last_stays()
    {
        clock = new MovableClock();
        await using var site = await StartAsync(options: new ImageOptions { CacheMegabytes = 1 });
        var path = Upload("noise.png", 0, 0);
        for (var width = 200; width < 216; width++) // some 100 kB each
        {
            await site.GetAsync($"{path}?width={width}");
            clock.Move(TimeSpan.FromHours(2));
            Assert.Equal(HttpStatusCode.OK, (await site.GetAsync($"{path}?width=200")).StatusCode); // the oldest, used all the time
            await site.Folder.WhenCleanAsync();
        }

        Assert.InRange(Kept().Sum(file => file.Length), 500_000, 1024 * 1024);
        var before = site.Maker.Made;
        await site.GetAsync($"{path}?width=200");
        Assert.Equal(before, site.Maker.Made);
        await site.GetAsync($"{path}?width=201");
        Assert.Equal(before + 1, site.Maker.Made);
    }

    [Fact]
    public async Task A_kept_picture_is_made_anew_when_it_has_reached_its_age()
    {
        clock = new MovableClock();
        await using var site = await StartAsync(new ImagingSettings { Cache = { CacheMaxAge = TimeSpan.FromDays(30) } });
        var path = Upload("four.png", 40, 20);
        await site.GetAsync($"{path}?width=10");

        clock.Move(TimeSpan.FromDays(31));
        await site.GetAsync($"{path}?width=10");

        Assert.Equal(2, site.Maker.Made);
    }

    [Fact]
    public async Task More_than_can_be_made_at_once_waits_its_turn_or_is_asked_to_come_back()
    {
        await using var site = await StartAsync(new ImagingSettings { Memory = { MaximumConcurrentProcessing = 1 } }, new ImageOptions { QueueSeconds = 1 });
        var path = Upload("large.jpg", 4000, 3000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => site.GetAsync($"{path}?width={2000 + n}&format=avif")));

        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter is not null);
        Assert.Equal(1, site.Maker.MostAtOnce);
    }

    [Fact]
    public async Task Work_that_nobody_waits_for_is_ended()
    {
        await using var site = await StartAsync();
        var path = Upload("large.jpg", 4000, 3000);
        using var leaving = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Client.GetAsync(new Uri($"{path}?width=3900&format=avif", UriKind.Relative), leaving.Token));
        await site.Maker.WhenIdleAsync();

        Assert.Empty(Kept());
        Assert.Equal(HttpStatusCode.OK, (await site.GetAsync($"{path}?width=60")).StatusCode);
    }

    private string Upload(string file, int width, int height)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FullPath(file))!);
        if (width > 0) TestPictures.WriteQuarters(FullPath(file), width, height);
        else using (var noise = TestPictures.Noise(400, 400)) noise.Write(FullPath(file));
        return $"/media/{name}/{file}";
    }

    private string FullPath(string file) => cms.Get<MediaFileManager>().FileSystem.GetFullPath($"{name}/{file}");

    private List<FileInfo> Kept() => [.. new DirectoryInfo(kept).EnumerateFiles("*", SearchOption.AllDirectories)];

    private async Task<ImageSite> StartAsync(ImagingSettings? settings = null, ImageOptions? options = null)
    {
        settings ??= new ImagingSettings();
        settings.Cache.CacheFolder = kept;
        return await ImageSite.StartAsync(cms.Get<MediaFileManager>(), cms.Get<CmsDatabaseOptions>(), settings, options ?? new ImageOptions(), clock ?? TimeProvider.System);
    }

    private sealed class MovableClock : TimeProvider
    {
        private DateTimeOffset now = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => now;

        public void Move(TimeSpan time) => now += time;
    }
}

/// <summary>A server of pictures alone, on a free port.</summary>
internal sealed class ImageSite : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly MadeImages images;

    private ImageSite(WebApplication app, CountingMaker maker, ImageFolder folder, MadeImages images, ImageUrls urls)
    {
        (this.app, Maker, Folder, this.images, Urls) = (app, maker, folder, images, urls);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public CountingMaker Maker { get; }

    public ImageFolder Folder { get; }

    public ImageUrls Urls { get; }

    public static async Task<ImageSite> StartAsync(MediaFileManager files, CmsDatabaseOptions database, ImagingSettings settings, ImageOptions options, TimeProvider clock)
    {
        var umbraco = new Unchanging<ImagingSettings>(settings);
        var ours = new Unchanging<ImageOptions>(options);
        var limits = new ImageLimits(ours, umbraco);
        var maker = new CountingMaker(limits);
        var folder = new ImageFolder(database, umbraco, ours, clock, NullLogger<ImageFolder>.Instance);
        var made = new MadeImages(maker, folder, limits, clock);
        var signature = new ImageSignature(umbraco);

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Use(next => new ImageMiddleware(next, made, signature, files, umbraco, NullLogger<ImageMiddleware>.Instance).InvokeAsync);
        server.Run(http => http.Response.WriteAsync("the file itself"));
        await server.StartAsync();
        return new ImageSite(server, maker, folder, made, new ImageUrls(signature));
    }

    public async Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
        await Folder.WhenCleanAsync();
        images.Dispose();
        Folder.Dispose();
    }
}

/// <summary>Counts what is made, in all and at the same time.</summary>
internal sealed class CountingMaker(ImageLimits limits) : ImageMaker(limits, NullLogger<ImageMaker>.Instance)
{
    private readonly Lock gate = new();
    private int atOnce;

    public int Made { get; private set; }

    public int MostAtOnce { get; private set; }

    public override ImageProblem? Make(string from, string to, ImageCommands commands, CancellationToken ct)
    {
        lock (gate)
        {
            Made++;
            MostAtOnce = Math.Max(MostAtOnce, ++atOnce);
        }

        try
        {
            return base.Make(from, to, commands, ct);
        }
        finally
        {
            lock (gate) atOnce--;
        }
    }

    public async Task WhenIdleAsync()
    {
        for (var patience = 0; atOnce > 0 && patience < 600; patience++) await Task.Delay(100);
        Assert.Equal(0, atOnce);
    }
}
