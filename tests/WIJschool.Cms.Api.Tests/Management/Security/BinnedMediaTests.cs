using System.Net;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;

namespace WIJschool.Cms.Api.Tests.Management.Security;

/// <summary>Who sees files of media in the bin.</summary>
public sealed class BinnedMediaTests(SignInSite site) : IClassFixture<SignInSite>, IDisposable
{
    private ContentSettings Settings => site.Get<IOptionsMonitor<ContentSettings>>().CurrentValue;

    public void Dispose() => Settings.EnableMediaRecycleBinProtection = false;

    [Theory, InlineData("/media/x/foto.deleted.jpg"), InlineData("/media/x/foto.DELETED.jpg?width=10"), InlineData("/media/x/foto%2Edeleted.jpg"), InlineData("/media/x/foto.deleted")]
    public async Task A_protected_bin_shows_its_files_to_who_works_with_media_and_to_nobody_else(string address)
    {
        Settings.EnableMediaRecycleBinProtection = true;
        using var visitor = new Browser(site.Address);
        using var editor = await site.SignedInAsync(await site.NewUserAsync());
        using var translator = await site.SignedInAsync(await site.NewUserAsync(Constants.Security.TranslatorGroupKey));

        var seen = await editor.GetAsync(address, token: null);

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(address, token: null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await translator.GetAsync(address, token: null)).StatusCode);
        Assert.Equal(("a file", "no-store, private"), (await seen.Content.ReadAsStringAsync(), seen.Headers.CacheControl?.ToString()));
    }

    [Fact]
    public async Task Other_files_and_those_of_a_bin_that_is_not_protected_are_for_everybody()
    {
        using var visitor = new Browser(site.Address);
        var open = await visitor.GetAsync("/media/x/foto.deleted.jpg", token: null);
        Settings.EnableMediaRecycleBinProtection = true;
        var other = await visitor.GetAsync("/media/x/foto.jpg", token: null);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (open.StatusCode, other.StatusCode));
    }
}
