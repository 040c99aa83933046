using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace WIJschool.Cms.Api.Management;

/// <summary>What a request sends. When it cannot be read or misses something, the gate answers with <see cref="Problem"/> and no operation sees it.</summary>
internal interface IBody
{
    /// <summary>What is wrong with it, each with its JSON path.</summary>
    Problem? Problem { get; }

    /// <summary>What was sent, for filters that look at bodies of many kinds.</summary>
    object Content { get; }
}

/// <summary>A JSON body, read and checked by the attributes on its properties, those of what it holds too.</summary>
/// <param name="Value">The body; only there when there is no problem, and then handlers are called.</param>
internal sealed record Body<T>(T Value, Problem? Problem) : IBody
    where T : class
{
    /// <inheritdoc />
    object IBody.Content => Value;

    /// <summary>Reads it; ASP.NET calls this for a parameter of a handler.</summary>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!context.Request.HasJsonContentType())
        {
            return new Body<T>(null!, new Problem("Error", "Unsupported Media Type", StatusCodes.Status415UnsupportedMediaType));
        }

        try
        {
            var value = await JsonSerializer.DeserializeAsync<T>(context.Request.Body, ManagementJson.Options, context.RequestAborted);
            if (value is null) return Wrong(context, [($"$.{parameter.Name}", $"The {parameter.Name} field is required.")]);

            var errors = Errors(value, "$").ToList();
            return errors.Count == 0 ? new Body<T>(value, null) : Wrong(context, errors);
        }
        catch (JsonException unreadable)
        {
            return Wrong(context, [($"$.{unreadable.Path ?? "$"}", unreadable.Message)]);
        }
    }

    private static Body<T> Wrong(HttpContext http, IEnumerable<(string Path, string Message)> errors) => new(null!, Problem.Unreadable(http, errors));

    private static IEnumerable<(string Path, string Message)> Errors(object? value, string path)
    {
        if (value is null) return [(path, "The item is required.")];
        if (value is Array all) return all.Cast<object?>().SelectMany((item, i) => Errors(item, $"{path}[{i}]"));

        List<ValidationResult> results = [];
        Validator.TryValidateObject(value, new ValidationContext(value), results, validateAllProperties: true);
        var own = results.Select(result => ($"{path}.{Name(result.MemberNames.FirstOrDefault() ?? "")}", result.ErrorMessage ?? ""));
        return own.Concat(value.GetType().GetProperties().Where(IsOurs).SelectMany(property => property.GetValue(value) switch
        {
            null => [],
            IEnumerable items => items.Cast<object?>().SelectMany((item, i) => Errors(item, $"{path}.{Name(property.Name)}[{i}]")),
            var one => Errors(one, $"{path}.{Name(property.Name)}"),
        }));
    }

    private static bool IsOurs(PropertyInfo property)
    {
        var type = property.PropertyType.IsGenericType ? property.PropertyType.GenericTypeArguments[0] : property.PropertyType;
        return type.Assembly == typeof(Problem).Assembly && type.IsClass;
    }

    private static string Name(string member) => JsonNamingPolicy.CamelCase.ConvertName(member);
}
