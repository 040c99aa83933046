using System.Net;
using Umbraco.Cms.Core;
using WIJschool.Cms.Api.Tests.Delivery;

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Makes media as the back office does.</summary>
internal static class MediaMaking
{
    public static readonly Guid Folder = Constants.MediaTypes.Guids.FolderGuid;
    public static readonly Guid Image = Constants.MediaTypes.Guids.ImageGuid;
    public static readonly Guid VectorGraphics = Constants.MediaTypes.Guids.SvgGuid;

    /// <summary>A request to make or change a media item.</summary>
    /// <param name="file">The value of its file; null for none.</param>
    /// <param name="mediaType">Its type, where it is made.</param>
    public static string Body(string name, string? file = null, Guid? mediaType = null, string? parent = null)
    {
        var values = file is null ? "" : $$"""{"alias":"umbracoFile","value":{{file}}}""";
        var type = mediaType is null ? "" : $$""" "mediaType":{"id":"{{mediaType}}"},""";
        var above = parent is null ? "null" : $$"""{"id":"{{parent}}"}""";
        return $$"""{ {{type}} "parent":{{above}},"values":[{{values}}],"variants":[{"culture":null,"segment":null,"name":"{{name}}"}] }""";
    }

    public static Task<string> MakeFolderAsync(this HttpClient client, string name, string? parent = null) => client.SendAsync(Body(name, null, Folder, parent));

    public static async Task<string> MakeImageAsync(this HttpClient client, string name, string sample, string? parent = null, string focalPoint = "null")
    {
        var upload = await client.UploadSampleAsync(sample);
        return await client.SendAsync(Body(name, $$"""{"temporaryFileId":"{{upload}}","src":"","crops":[],"focalPoint":{{focalPoint}}}""", Image, parent));
    }

    public static async Task<string> MakeAsync(this HttpClient client, string name, string sample, Guid mediaType) =>
        await client.SendAsync(Body(name, $$"""{"temporaryFileId":"{{await client.UploadSampleAsync(sample)}}"}""", mediaType));

    /// <summary>Uploads a file of the sample media.</summary>
    public static async Task<Guid> UploadSampleAsync(this HttpClient client, string sample, Guid? id = null)
    {
        var key = id ?? Guid.NewGuid();
        var path = Sample.File($"umbraco17-rich-media/{sample}");
        var told = await client.UploadAsync(key, Path.GetFileName(path), await File.ReadAllBytesAsync(path));
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return key;
    }

    private static async Task<string> SendAsync(this HttpClient client, string body)
    {
        var told = await client.AskAsync("POST", "media", body);
        Assert.True(told.Status == HttpStatusCode.Created, told.Text);
        return told.Headers["Umb-Generated-Resource"];
    }
}
