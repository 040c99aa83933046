using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Web;

namespace WIJschool.Cms.Tests.PropertyEditors;

[Collection(OnSqlite.Name)]
public sealed class EditorsOnSqlite(SqliteCms cms) : EditorTests(cms);

[Collection(OnPostgres.Name)]
public sealed class EditorsOnPostgres(PostgresCms cms) : EditorTests(cms);

/// <summary>What the back office sends is stored, shown again, followed, checked and delivered as Umbraco does it.</summary>
public abstract partial class EditorTests(CmsFixture cms) : IAsyncLifetime
{
    private static readonly JsonSerializerOptions delivery = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly EditorSite site = new(cms);
    private readonly Dictionary<string, Guid> known = [];
    private int groupId;

    public static TheoryData<int> All => [.. Enumerable.Range(0, EditorTable.Cases.Length)];

    [Fact]
    public void Every_editor_is_in_the_table()
    {
        string[] withoutValue = [Constants.PropertyEditors.Aliases.ListView];
        string[] withFiles = [Constants.PropertyEditors.Aliases.UploadField, Constants.PropertyEditors.Aliases.ImageCropper];

        var editors = cms.Get<PropertyEditorCollection>().Select(editor => editor.Alias);

        Assert.Equal(editors.Except(withoutValue).Except(withFiles).Order(), EditorTable.Cases.Select(row => row.Alias).Distinct().Order());
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_value_is_stored_shown_followed_and_delivered(int number)
    {
        var (row, type, dataType, editor) = await OpenAsync(number);
        using var context = cms.Get<IUmbracoContextFactory>().EnsureUmbracoContext();

        var page = new Content($"Waarde {site.Suffix}", Constants.System.Root, type);
        site.Post(page, "waarde", dataType, Fill(row.Posted));
        page = (Content)site.Publish(page);
        var stored = page.GetValue("waarde");
        var property = cms.Get<IPublishedContentCache>().GetById(page.Key)!.GetProperty("waarde")!;

        Assert.Equal(Same(Fill(row.Stored)), Same(Text(stored)));
        Assert.Equal(Same(Fill(row.Shown)), Same(cms.Get<IJsonSerializer>().Serialize(editor.ToEditor(page.Properties["waarde"]!))));
        Assert.Equal(row.References.Select(Fill), (editor as IDataValueReference)?.GetReferences(stored).Select(r => r.Udi.ToString()) ?? []);
        Assert.Equal(row.Tags, (editor as IDataValueTags)?.GetTags(stored, dataType.ConfigurationObject, languageId: null).Select(t => $"{t.Group}/{t.Text}") ?? []);
        Assert.True(property.HasValue());
        Assert.Equal(Same(Fill(row.Delivered)), Same(Moment().Replace(JsonSerializer.Serialize(property.GetDeliveryApiValue(expanding: false), delivery), "{D}")));
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_value_is_checked_against_the_settings(int number)
    {
        var (row, _, _, editor) = await OpenAsync(number);
        IEnumerable<string> Problems(string value, bool required = false, string? pattern = null) =>
            editor.Validate(site.Json(Fill(value)), required, pattern, PropertyValidationContext.Empty()).Select(problem => problem.ErrorMessage ?? "nested");

        Assert.Empty(Problems(row.Posted, required: true));
        Assert.All(row.Refused, refused => Assert.NotEmpty(Problems(refused)));
        Assert.NotEmpty(Problems(row.Nothing, required: true));
        Assert.Equal(row.Pattern.Length > 0, Problems(row.Posted, pattern: row.Pattern).Any());
    }

    public async Task InitializeAsync()
    {
        var page = SomePages.Create(cms, $"Doel {site.Suffix}");
        Assert.True(cms.Get<IContentService>().Publish(page, ["*"]).Success);
        known["page"] = page.Key;
        known["folder"] = Media("Map", Constants.Conventions.MediaTypes.Folder);
        known["media"] = Media("Beeld", Constants.Conventions.MediaTypes.File, known["folder"]);
        known["elsewhere"] = Media("Elders", Constants.Conventions.MediaTypes.File);
        known["mediaType"] = cms.Get<IMediaTypeService>().Get(Constants.Conventions.MediaTypes.File)!.Key;
        var member = cms.Get<IMemberService>().CreateMember($"lid{site.Suffix}", $"lid{site.Suffix}@example.org", "Lid", Constants.Conventions.MemberTypes.DefaultAlias);
        cms.Get<IMemberService>().Save(member);
        known["member"] = member.Key;
        var group = (await cms.Get<IMemberGroupService>().CreateAsync(new MemberGroup { Name = $"Groep {site.Suffix}" })).Result!;
        known["group"] = group.Key;
        groupId = group.Id;
        known["element"] = await ElementAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static string? Text(object? value) => value is DateTime date
        ? date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : Convert.ToString(value, CultureInfo.InvariantCulture);

    private string Fill(string text) => known.Aggregate(text, (filled, k) =>
        filled.Replace($"{{{k.Key}}}", k.Value.ToString(), StringComparison.Ordinal).Replace($"{{{k.Key}:N}}", k.Value.ToString("N"), StringComparison.Ordinal))
        .Replace("{S}", site.Suffix, StringComparison.Ordinal)
        .Replace("{groupId}", groupId.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{today}", DateTime.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>JSON without its spaces and escapes; other text as it is.</summary>
    private static string? Same(string? text)
    {
        try
        {
            return text is null || (!text.TrimStart().StartsWith('{') && !text.TrimStart().StartsWith('[') && !text.TrimStart().StartsWith('"')) ? text : JsonNode.Parse(text)!.ToJsonString(plain);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Moment();

    private async Task<(EditorCase Row, IContentType Type, IDataType DataType, IDataValueEditor Editor)> OpenAsync(int number)
    {
        var row = EditorTable.Cases[number];
        var settings = JsonNode.Parse(Fill(row.Settings))!.AsObject().Select(s => (s.Key, site.Json(s.Value!.ToJsonString())!));
        var dataType = await site.DataTypeAsync(row.Alias, [.. settings]);
        return (row, await site.TypeAsync($"t{number}", isElement: false, ("waarde", dataType)), dataType, site.Editor(dataType));
    }

    private Guid Media(string name, string type, Guid? folder = null)
    {
        var item = cms.Get<IMediaService>().CreateMedia($"{name} {site.Suffix}", folder is { } key ? cms.Get<IMediaService>().GetById(key)!.Id : Constants.System.Root, type);
        Assert.True(cms.Get<IMediaService>().Save(item).Success);
        return item.Key;
    }

    private async Task<Guid> ElementAsync()
    {
        var tags = await site.DataTypeAsync(Constants.PropertyEditors.Aliases.Tags);
        var nodes = await site.DataTypeAsync(Constants.PropertyEditors.Aliases.MultiNodeTreePicker);
        return (await site.TypeAsync("element", isElement: true, ("text", await site.TextAsync()), ("labels", tags), ("nodes", nodes))).Key;
    }
}
