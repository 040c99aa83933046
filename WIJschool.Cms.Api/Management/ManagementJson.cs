using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using WIJschool.Cms.PropertyEditors.Json;

namespace WIJschool.Cms.Api.Management;

/// <summary>JSON as Umbraco's Management API writes it: camel case, enumerations by their names, nulls written, moments with their offset, values of blocks as their editors read them.</summary>
internal static class ManagementJson
{
    public const string ContentType = "application/json; charset=utf-8";

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        AllowOutOfOrderMetadataProperties = true, // a client may write $type after other members
        Converters = { new JsonStringEnumConverter(), new UdiJsonConverter(), new BlockValueJsonConverter("layout") },
    };

    /// <summary>Answers with a value.</summary>
    public static JsonHttpResult<T> Ok<T>(T value) => TypedResults.Json(value, Options, ContentType);

    /// <summary>Answers that there is nothing, where that is an answer: ASP.NET would send no body at all.</summary>
    public static ContentHttpResult Nothing => TypedResults.Text("null", ContentType);

    /// <summary>A moment that the database keeps in UTC, as the API writes it: with <c>+00:00</c>.</summary>
    public static DateTimeOffset Utc(this DateTime moment) => new(DateTime.SpecifyKind(moment, DateTimeKind.Utc));
}
