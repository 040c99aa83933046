using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WIJschool.Cms.Api.Delivery.OpenApi;

/// <summary>A parameter of the Delivery API. Handlers read them from the request themselves, because what Umbraco accepts is not what a binder accepts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="In">Where it stands.</param>
/// <param name="Description">What it does.</param>
/// <param name="Type">The type of its value.</param>
/// <param name="Examples">Values by what they ask for; an array stands for a repeated parameter.</param>
internal sealed record DeliveryParameter(string Name, ParameterLocation In, string Description, Type Type, params (string Name, JsonNode Value)[] Examples)
{
    /// <summary>The value when it is not given, where that is worth telling.</summary>
    public JsonNode? Default { get; init; }
}

/// <summary>What an endpoint answers and reads, for the OpenAPI document.</summary>
/// <param name="Answer">The type of its answer.</param>
/// <param name="Parameters">Its parameters but for those of its path.</param>
/// <param name="Refusals">The other statuses that it answers with.</param>
internal sealed record DeliveryOperation(Type Answer, IReadOnlyList<DeliveryParameter> Parameters, IReadOnlyList<int> Refusals);

/// <summary>The parameters of the endpoints.</summary>
internal static class DeliveryParameters
{
    private static readonly DeliveryParameter expand = new(
        "expand", ParameterLocation.Query, "Which picked items and blocks show the properties of what they point at, level by level.", typeof(string),
        ("Nothing", ""), ("Everything on the first level", "properties[$all]"), ("Two properties", "properties[alias1,alias2]"),
        ("A level deeper", "properties[alias1[properties[alias2]]]"));

    private static readonly DeliveryParameter fields = new(
        "fields", ParameterLocation.Query, "Which properties the answer has; all of them by default.", typeof(string),
        ("All", "properties[$all]"), ("Two properties", "properties[alias1,alias2]"), ("A level deeper", "properties[alias1[properties[alias2]]]"));

    private static readonly DeliveryParameter ids = new("id", ParameterLocation.Query, "The id of an item; give it again for each.", typeof(ISet<Guid>));

    private static readonly DeliveryParameter apiKey = new(
        "Api-Key", ParameterLocation.Header, "The key of the site's settings, for drafts and for an API that is not public.", typeof(string));

    private static readonly DeliveryParameter[] contentHeaders =
    [
        new("Accept-Language", ParameterLocation.Header, "The culture to answer in, as it is installed; the default one otherwise.", typeof(string), ("English", "en")),
        new("Accept-Segment", ParameterLocation.Header, "The segment to answer for.", typeof(string), ("A segment", "segment-one")),
        apiKey,
        new("Preview", ParameterLocation.Header, "Whether drafts are answered; needs the key.", typeof(bool)),
        new("Start-Item", ParameterLocation.Header, "The root to look below, by its id or its name in the address.", typeof(string)),
    ];

    private static readonly DeliveryParameter[] paging =
    [
        new("skip", ParameterLocation.Query, "How many of the found items are passed over.", typeof(int)) { Default = 0 },
        new("take", ParameterLocation.Query, "How many of the found items are answered at most.", typeof(int)) { Default = 10 },
    ];

    /// <summary>A list of content.</summary>
    public static readonly DeliveryParameter[] ContentList =
    [
        new("fetch", ParameterLocation.Query, "Where to look: among the ancestors, children or descendants of a page, by its id or path; everywhere by default.", typeof(string),
            ("Everywhere", ""), ("Ancestors", "ancestors:id"), ("Children by id", "children:id"), ("Children by path", "children:/path"), ("Descendants", "descendants:/path")),
        new("filter", ParameterLocation.Query, "What the items must be; all of them count. A comma means or, an exclamation mark not.", typeof(string[]),
            ("By type", Many("contentType:alias")), ("By any type but one", Many("contentType:!alias")), ("By a part of the name", Many("name:part")),
            ("By the date of making", Many("createDate<2026-01-01")), ("By the date of change", Many("updateDate>:2026-01-01"))),
        new("sort", ParameterLocation.Query, "The order of the items; the first one counts most.", typeof(string[]),
            ("By date", Many("createDate:asc", "updateDate:desc")), ("By level", Many("level:asc")), ("By name", Many("name:asc")), ("By place", Many("sortOrder:asc"))),
        .. paging, expand, fields, .. contentHeaders,
    ];

    /// <summary>One content item.</summary>
    public static readonly DeliveryParameter[] ContentItem = [expand, fields, .. contentHeaders];

    /// <summary>Several content items.</summary>
    public static readonly DeliveryParameter[] ContentItems = [ids, .. ContentItem];

    /// <summary>A list of media.</summary>
    public static readonly DeliveryParameter[] MediaList =
    [
        new("fetch", ParameterLocation.Query, "The folder whose children are asked for, by its id or path.", typeof(string),
            ("The top level", "children:/"), ("Children by id", "children:id"), ("Children by path", "children:/path")),
        new("filter", ParameterLocation.Query, "What the items must be; all of them count.", typeof(string[]),
            ("By type", Many("mediaType:alias")), ("By a part of the name", Many("name:part"))),
        new("sort", ParameterLocation.Query, "The order of the items; the last one counts most.", typeof(string[]),
            ("By date", Many("createDate:asc")), ("By name", Many("name:asc")), ("By place", Many("sortOrder:asc"))),
        .. paging, expand, fields, apiKey,
    ];

    /// <summary>One media item.</summary>
    public static readonly DeliveryParameter[] MediaItem = [expand, fields, apiKey];

    /// <summary>Several media items.</summary>
    public static readonly DeliveryParameter[] MediaItems = [ids, .. MediaItem];

    private static JsonArray Many(params string[] values) => new([.. values.Select(value => (JsonNode)value)]);
}
