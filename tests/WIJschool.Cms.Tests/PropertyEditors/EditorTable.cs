using Umbraco.Cms.Core;

namespace WIJschool.Cms.Tests.PropertyEditors;

/// <summary>
/// What Umbraco's back office sends for one editor, and what becomes of it. All but <see cref="Stored"/> is JSON; <c>{page}</c>,
/// <c>{media}</c>, <c>{member}</c> and <c>{element}</c> are the keys of things that exist, <c>{page:N}</c> and the like their keys without
/// dashes, <c>{S}</c> what makes the names of one test its own, and <c>{D}</c> a moment.
/// </summary>
public sealed record EditorCase(string Alias, string Posted, string Stored, string Shown, string Delivered)
{
    /// <summary>The settings of the data type.</summary>
    public string Settings { get; init; } = "{}";

    /// <summary>The Udis of what the value points at.</summary>
    public string[] References { get; init; } = [];

    /// <summary>The tags in it.</summary>
    public string[] Tags { get; init; } = [];

    /// <summary>Values that the settings refuse.</summary>
    public string[] Refused { get; init; } = [];

    /// <summary>What is posted for nothing: refused where a value is mandatory.</summary>
    public string Nothing { get; init; } = "null";

    /// <summary>A pattern that the value does not match; empty where the editor takes none.</summary>
    public string Pattern { get; init; } = "";
}

/// <summary>Every editor of Umbraco 17, by its alias.</summary>
internal static class EditorTable
{
    private const string Choices = """{"items":["rood","groen"]}""";
    private const string OneBlock = """{"blocks":[{"contentElementTypeKey":"{element}"}]}""";
    private const string Page = """{"contentType":"somePage","name":"Doel {S}","createDate":"{D}","updateDate":"{D}","route":{"path":"/doel-{S}/","queryString":null,"startItem":{"id":"{page}","path":"doel-{S}"}},"id":"{page}","properties":{}}""";
    private const string Block = """{"contentTypeKey":"{element}","key":"11111111-1111-1111-1111-111111111111","values":[{"alias":"text","value":"in het blok"},{"alias":"labels","value":["een","twee"]},{"alias":"nodes","value":[{"type":"document","unique":"{page}"}]}]}""";
    private const string BlockDelivered = """{"content":{"contentType":"element{S}","id":"11111111-1111-1111-1111-111111111111","properties":{"text":"in het blok","labels":["een","twee"],"nodes":[""" + Page + """]}},"settings":null}""";
    private const string Layout = """{"contentUdi":null,"settingsUdi":null,"contentKey":"11111111-1111-1111-1111-111111111111","settingsKey":null}""";
    private const string GridLayout = """{"columnSpan":6,"rowSpan":1,"areas":[],"contentUdi":null,"settingsUdi":null,"contentKey":"11111111-1111-1111-1111-111111111111","settingsKey":null}""";
    private const string Markup = """<p>Zie <a href=\"/{localLink:{page}}\" type=\"document\">daar</a></p><umb-rte-block data-content-key=\"11111111-1111-1111-1111-111111111111\"></umb-rte-block>""";
    private const string MarkupDelivered = """<p>Zie <a href=\"/doel-{S}/\" data-destination-id=\"{page}\" data-destination-type=\"somePage\" data-start-item-path=\"doel-{S}\" data-start-item-id=\"{page}\" data-link-type=\"Content\">daar</a></p><umb-rte-block data-content-id=\"11111111-1111-1111-1111-111111111111\"></umb-rte-block>""";
    private const string Crop = """{"alias":"smal","width":10,"height":20,"coordinates":{"x1":0.1,"y1":0.2,"x2":0.3,"y2":0.4}}""";
    private const string EmptyCrop = """{"alias":"breed","width":30,"height":20,"coordinates":null}""";
    private const string Focal = """{"left":0.1,"top":0.2}""";

    public static EditorCase[] Cases { get; } =
    [
        new(Constants.PropertyEditors.Aliases.TextBox, "\"Hallo\"", "Hallo", "\"Hallo\"", "\"Hallo\"") { Settings = """{"maxChars":5}""", Refused = ["\"Hallo allemaal\""], Pattern = "^x$" },
        new(Constants.PropertyEditors.Aliases.TextArea, "\"a\\nb\"", "a\nb", "\"a\\nb\"", "\"a\\nb\"") { Settings = """{"maxChars":5}""", Refused = ["\"abcdef\""], Pattern = "^x$" },
        new(Constants.PropertyEditors.Aliases.EmailAddress, "\"a@b.nl\"", "a@b.nl", "\"a@b.nl\"", "\"a@b.nl\"") { Refused = ["\"geen adres\""] },
        new(Constants.PropertyEditors.Aliases.Boolean, "true", "1", "true", "true") { Nothing = "false" },
        new(Constants.PropertyEditors.Aliases.Integer, "5", "5", "5", "5") { Settings = """{"min":1,"max":9,"step":2}""", Refused = ["0", "11", "4"] },
        new(Constants.PropertyEditors.Aliases.Decimal, "2.5", "2.5", "2.5", "2.5") { Settings = """{"min":1,"max":9,"step":0.5}""", Refused = ["0.5", "9.5", "2.4"] },
        new(Constants.PropertyEditors.Aliases.DateTime, "\"2026-03-01 12:30:00\"", "2026-03-01 12:30:00", "\"2026-03-01 12:30:00\"", "\"2026-03-01T12:30:00\"") { Refused = ["\"gisteren\""] },
        new(Constants.PropertyEditors.Aliases.DateOnly, """{"date":"2026-03-01","timeZone":null}""", """{"date":"2026-03-01T00:00:00+00:00","timeZone":null}""", """{"date":"2026-03-01","timeZone":null}""", "\"2026-03-01\"") { Refused = ["""{"date":"gisteren"}"""] },
        new(Constants.PropertyEditors.Aliases.TimeOnly, """{"date":"14:35:00","timeZone":null}""", """{"date":"0001-01-01T14:35:00+00:00","timeZone":null}""", """{"date":"14:35:00","timeZone":null}""", "\"14:35:00\"") { Refused = ["""{"date":"half drie"}"""] },
        new(Constants.PropertyEditors.Aliases.DateTimeUnspecified, """{"date":"2026-03-01T14:35:00","timeZone":null}""", """{"date":"2026-03-01T14:35:00+00:00","timeZone":null}""", """{"date":"2026-03-01T14:35:00","timeZone":null}""", "\"2026-03-01T14:35:00\"") { Refused = ["""{"date":"gisteren"}"""] },
        new(Constants.PropertyEditors.Aliases.DateTimeWithTimeZone, """{"date":"2026-03-01T14:35:00+01:00","timeZone":"Europe/Amsterdam"}""", """{"date":"2026-03-01T14:35:00+01:00","timeZone":"Europe/Amsterdam"}""", """{"date":"2026-03-01T14:35:00+01:00","timeZone":"Europe/Amsterdam"}""", "\"2026-03-01T14:35:00+01:00\"") { Settings = """{"timeZones":{"mode":"custom","timeZones":["Europe/Amsterdam"]}}""", Refused = ["""{"date":"2026-03-01T14:35:00Z","timeZone":"Europe/Paris"}"""] },
        new(Constants.PropertyEditors.Aliases.DropDownListFlexible, """["rood"]""", """["rood"]""", """["rood"]""", """["rood"]""") { Settings = """{"items":["rood","groen"],"multiple":true}""", Refused = ["""["paars"]"""] },
        new(Constants.PropertyEditors.Aliases.CheckBoxList, """["rood","groen"]""", """["rood","groen"]""", """["rood","groen"]""", """["rood","groen"]""") { Settings = Choices, Refused = ["""["rood","paars","geel"]"""] },
        new(Constants.PropertyEditors.Aliases.RadioButtonList, "\"rood\"", "rood", "\"rood\"", "\"rood\"") { Settings = Choices, Refused = ["\"paars\""] },
        new(Constants.PropertyEditors.Aliases.Tags, """[" een ","twee"]""", """["een","twee"]""", """["een","twee"]""", """["een","twee"]""") { Settings = """{"group":"soort","storageType":"Json"}""", Tags = ["soort/een", "soort/twee"], Nothing = "[]" },
        new(Constants.PropertyEditors.Aliases.Tags, """["een","twee"]""", "een,twee", """["een","twee"]""", """["een","twee"]""") { Settings = """{"group":"soort","storageType":"Csv"}""", Tags = ["soort/een", "soort/twee"], Nothing = "[]" },
        new(Constants.PropertyEditors.Aliases.MultipleTextstring, """["een",""," twee"]""", "een\n twee", """["een"," twee"]""", """["een"," twee"]""") { Settings = """{"min":2,"max":3}""", Refused = ["""["een",""]""", """["1","2","3","4"]"""], Nothing = """["",""]""", Pattern = "^x$" },
        new(Constants.PropertyEditors.Aliases.Slider, """{"from":12.5,"to":40}""", "12.5,40", """{"from":12.5,"to":40}""", """{"minimum":12.5,"maximum":40}""") { Settings = """{"enableRange":true,"minVal":10,"maxVal":50,"step":2.5}""", Refused = ["""{"from":5,"to":40}""", """{"from":10,"to":60}""", """{"from":40,"to":20}""", """{"from":11,"to":20}"""] },
        new(Constants.PropertyEditors.Aliases.Slider, """{"from":20,"to":20}""", "20", """{"from":20,"to":20}""", "20") { Settings = """{"minVal":10,"maxVal":50,"step":1}""", Refused = ["""{"from":20,"to":30}"""] },
        new(Constants.PropertyEditors.Aliases.ColorPicker, """{"value":"#ff0000","label":"Rood"}""", "{\n  \"value\": \"#ff0000\",\n  \"label\": \"Rood\"\n}", """{"value":"#ff0000","label":"Rood"}""", """{"value":"#ff0000","label":"Rood"}""") { Settings = """{"items":[{"value":"ff0000","label":"Rood"}],"useLabel":true}""", Refused = ["""{"value":"#00ff00","label":"Groen"}"""] },
        new(Constants.PropertyEditors.Aliases.ColorPickerEyeDropper, "\"#ff0000\"", "#ff0000", "\"#ff0000\"", "\"#ff0000\""),
        new(Constants.PropertyEditors.Aliases.MarkdownEditor, "\"# Kop\"", "# Kop", "\"# Kop\"", "\"# Kop\""),
        new(Constants.PropertyEditors.Aliases.ContentPicker, "\"{page}\"", "umb://document/{page:N}", "\"{page}\"", Page) { References = ["umb://document/{page:N}"] },
        new(Constants.PropertyEditors.Aliases.MultiNodeTreePicker, """[{"type":"document","unique":"{page}"}]""", "umb://document/{page:N}", """[{"type":"document","unique":"{page}"}]""", "[" + Page + "]") { Settings = """{"minNumber":1,"maxNumber":1,"startNode":{"type":"content"}}""", References = ["umb://document/{page:N}"], Refused = ["""[{"type":"media","unique":"{media}"}]""", """[{"type":"document","unique":"{page}"},{"type":"document","unique":"{page}"}]"""] },
        new(Constants.PropertyEditors.Aliases.MultiUrlPicker, """[{"name":"Doel","type":"document","unique":"{page}","queryString":"#kop","target":"_blank","url":""},{"name":"Elders","type":"external","url":"https://example.org/","queryString":"?a=1"}]""",
            """[{"name":"Doel","target":"_blank","unique":null,"type":null,"udi":"umb://document/{page:N}","url":null,"queryString":"#kop"},{"name":"Elders","target":null,"unique":null,"type":null,"udi":null,"url":"https://example.org/","queryString":"?a=1"}]""",
            """[{"icon":"icon-folder","name":"Doel","published":true,"queryString":"#kop","target":"_blank","trashed":false,"type":"document","unique":"{page}","url":"/doel-{S}/","culture":null},{"icon":"icon-link","name":"Elders","published":true,"queryString":"?a=1","target":null,"trashed":false,"type":"external","unique":null,"url":"https://example.org/","culture":null}]""",
            """[{"url":null,"queryString":"#kop","title":"Doel","target":"_blank","destinationId":"{page}","destinationType":"somePage","route":{"path":"/doel-{S}/","queryString":null,"startItem":{"id":"{page}","path":"doel-{S}"}},"linkType":"Content","culture":null},{"url":"https://example.org/?a=1","queryString":"?a=1","title":"Elders","target":null,"destinationId":null,"destinationType":null,"route":null,"linkType":"External","culture":null}]""")
        { Settings = """{"minNumber":2,"maxNumber":2}""", References = ["umb://document/{page:N}"], Refused = ["""[{"name":"Elders","type":"external","url":"https://example.org/"}]""", "null"] },
        new(Constants.PropertyEditors.Aliases.MediaPicker3,
            Picked("", Crop + "," + EmptyCrop, """{"left":0.5,"top":0.5}"""),
            Picked("", Crop, "null"),
            Picked("File", Crop + "," + EmptyCrop, "null"),
            """[{"focalPoint":null,"crops":[""" + Crop + "," + EmptyCrop + """],"id":"{media}","name":"Beeld {S}","mediaType":"File","url":"","extension":"","width":null,"height":null,"bytes":0,"properties":{}}]""")
        {
            Settings = """{"multiple":false,"enableLocalFocalPoint":true,"crops":[{"alias":"smal","width":10,"height":20},{"alias":"breed","width":30,"height":20}],"filter":"{mediaType}"}""",
            References = ["umb://media/{media:N}"],
            Refused = ["""[{"key":"22222222-2222-2222-2222-222222222222","mediaKey":"{folder}"}]""", """[{"key":"22222222-2222-2222-2222-222222222222","mediaKey":"{media}"},{"key":"22222222-2222-2222-2222-222222222223","mediaKey":"{media}"}]"""],
        },
        new(Constants.PropertyEditors.Aliases.MediaPicker3,
            Picked("", "", Focal),
            Picked("", "", Focal),
            Picked("File", "", "null"),
            """[{"focalPoint":null,"crops":[],"id":"{media}","name":"Beeld {S}","mediaType":"File","url":"","extension":"","width":null,"height":null,"bytes":0,"properties":{}}]""")
        {
            Settings = """{"multiple":true,"startNodeId":"{folder}","validationLimit":{"min":1,"max":1}}""", // no focal point of its own
            References = ["umb://media/{media:N}"],
            Refused = ["""[{"key":"22222222-2222-2222-2222-222222222222","mediaKey":"{elsewhere}"}]""", """[{"key":"22222222-2222-2222-2222-222222222222","mediaKey":"{media}"},{"key":"22222222-2222-2222-2222-222222222223","mediaKey":"{media}"}]"""],
        },
        new(Constants.PropertyEditors.Aliases.MemberPicker, "\"{member}\"", "umb://member/{member:N}", "\"{member}\"", "\"(unsupported)\"") { References = ["umb://member/{member:N}"] },
        new(Constants.PropertyEditors.Aliases.MemberGroupPicker, "\"{group}\"", "{groupId}", "\"{group}\"", """["Groep {S}"]"""),
        new(Constants.PropertyEditors.Aliases.UserPicker, "\"1e70f841-c261-413b-abb2-2d68cdb96094\"", "-1", "\"1e70f841-c261-413b-abb2-2d68cdb96094\"", "-1"),
        new(Constants.PropertyEditors.Aliases.EntityDataPicker, """{"ids":["een","twee"]}""", """{"ids":["een","twee"]}""", """{"ids":["een","twee"]}""", """{"ids":["een","twee"],"dataSource":"Bron"}""") { Settings = """{"umbEditorDataSource":"Bron"}""" },
        new(Constants.PropertyEditors.Aliases.Label, "\"iets\"", "iets", "\"iets\"", "\"iets\""),
        new(Constants.PropertyEditors.Aliases.BlockList, Posted("Umbraco.BlockList", Layout), Stored("Umbraco.BlockList", Layout), Shown("Umbraco.BlockList", Layout), """{"items":[""" + BlockDelivered + "]}")
        {
            Settings = """{"blocks":[{"contentElementTypeKey":"{element}"}],"validationLimit":{"min":1,"max":1}}""",
            References = ["umb://document/{page:N}"],
            Tags = ["default/een", "default/twee"],
            Refused = ["null", Posted("Umbraco.BlockList", Layout + "," + Layout)],
        },
        new(Constants.PropertyEditors.Aliases.BlockGrid, Posted("Umbraco.BlockGrid", GridLayout), Stored("Umbraco.BlockGrid", GridLayout), Shown("Umbraco.BlockGrid", GridLayout), """{"gridColumns":12,"items":[{"rowSpan":1,"columnSpan":6,"areaGridColumns":12,"areas":[],""" + BlockDelivered[1..] + "]}")
        {
            Settings = """{"blocks":[{"contentElementTypeKey":"{element}"}],"gridColumns":12,"validationLimit":{"max":1}}""",
            References = ["umb://document/{page:N}"],
            Tags = ["default/een", "default/twee"],
            Refused = [Posted("Umbraco.BlockGrid", GridLayout + "," + GridLayout)],
        },
        new(Constants.PropertyEditors.Aliases.SingleBlock, Posted("Umbraco.SingleBlock", Layout), Stored("Umbraco.SingleBlock", Layout), Shown("Umbraco.SingleBlock", Layout), BlockDelivered)
        {
            Settings = OneBlock,
            References = ["umb://document/{page:N}"],
            Tags = ["default/een", "default/twee"],
            Refused = [Posted("Umbraco.SingleBlock", Layout + "," + Layout)],
        },
        new(Constants.PropertyEditors.Aliases.RichText,
            "{\"markup\":\"" + Markup + "\",\"blocks\":" + Posted("Umbraco.RichText", Layout) + "}",
            "{\"markup\":\"" + Markup + "\",\"blocks\":" + Stored("Umbraco.RichText", Layout) + "}",
            "{\"markup\":\"" + Markup + "\",\"blocks\":" + Shown("Umbraco.RichText", Layout) + "}",
            "{\"markup\":\"" + MarkupDelivered + "\",\"blocks\":[" + BlockDelivered + "]}")
        {
            Settings = OneBlock,
            References = ["umb://document/{page:N}", "umb://document/{page:N}"],
            Tags = ["default/een", "default/twee"],
            Nothing = """{"markup":"","blocks":null}""",
            Pattern = "^x$",
        },
        new(Constants.PropertyEditors.Aliases.PlainString, "\"tekst\"", "tekst", "\"tekst\"", "\"tekst\""),
        new(Constants.PropertyEditors.Aliases.PlainInteger, "5", "5", "\"5\"", "5"),
        new(Constants.PropertyEditors.Aliases.PlainDecimal, "2.5", "2.5", "\"2.5\"", "2.5"),
        new(Constants.PropertyEditors.Aliases.PlainDateTime, "\"2026-03-01 12:30:00\"", "2026-03-01 12:30:00", "\"2026-03-01 12:30:00\"", "\"2026-03-01T12:30:00\""),
        new(Constants.PropertyEditors.Aliases.PlainTime, "\"12:30:00\"", "{today} 12:30:00", "\"{today} 12:30:00\"", "\"12:30:00\""),
        new(Constants.PropertyEditors.Aliases.PlainJson, """{"a":1}""", """{"a":1}""", """{"a":1}""", """{"a":1}"""),
    ];
    private static string Picked(string mediaType, string crops, string focalPoint) =>
        """[{"key":"22222222-2222-2222-2222-222222222222","mediaKey":"{media}","mediaTypeAlias":""" + $"\"{mediaType}\",\"crops\":[{crops}],\"focalPoint\":{focalPoint}}}]";

    private static string Posted(string editor, string layout) => Blocks(editor, layout, Block);

    private static string Stored(string editor, string layout) =>
        Blocks(editor, layout, Whole(labels: "\"[\\\"een\\\",\\\"twee\\\"]\"", nodes: "\"umb://document/{page:N}\""));

    private static string Shown(string editor, string layout) =>
        Blocks(editor, layout, Whole(labels: """["een","twee"]""", nodes: """[{"type":"document","unique":"{page}"}]"""));

    private static string Blocks(string editor, string layout, string block) =>
        "{\"contentData\":[" + block + "],\"settingsData\":[],\"expose\":[{\"contentKey\":\"11111111-1111-1111-1111-111111111111\",\"culture\":null,\"segment\":null}],\"Layout\":{\"" + editor + "\":[" + layout + "]}}";

    private static string Whole(string labels, string nodes) =>
        """{"contentTypeKey":"{element}","key":"11111111-1111-1111-1111-111111111111","values":[""" + Value("TextBox", "text", "\"in het blok\"") + ","
        + Value("Tags", "labels", labels) + "," + Value("MultiNodeTreePicker", "nodes", nodes) + "]}";

    private static string Value(string editor, string alias, string value) =>
        "{\"editorAlias\":\"Umbraco." + editor + "\",\"culture\":null,\"segment\":null,\"alias\":\"" + alias + "\",\"value\":" + value + "}";
}
