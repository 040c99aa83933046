using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core.HealthChecks;

namespace WIJschool.Cms.Api.Management.HealthChecks;

internal sealed record GroupName(string Name);

internal sealed record CheckModel(string Name, string? Description, Guid Id);

internal sealed record GroupResponse(IReadOnlyList<CheckModel> Checks, string Name)
{
    public static GroupResponse From(IReadOnlyList<HealthCheck> checks) =>
        new([.. checks.Select(check => new CheckModel(check.Name, check.Description, check.Id))], checks[0].Group ?? "");
}

internal sealed record GroupResults(IReadOnlyList<CheckResults> Checks);

internal sealed record CheckResults(Guid Id, IReadOnlyList<ResultResponse> Results)
{
    public static CheckResults From(HealthCheck check, IEnumerable<HealthCheckStatus> results) => new(check.Id, [.. results.Select(ResultResponse.From)]);
}

internal sealed record ResultResponse(string Message, StatusResultType ResultType, IReadOnlyList<ActionModel> Actions, string? ReadMoreLink)
{
    public static ResultResponse From(HealthCheckStatus status) =>
        new(status.Message, status.ResultType, [.. status.Actions.Select(ActionModel.From)], status.ReadMoreLink);
}

/// <summary>What can be done about a result: shown as a button, which sends it back.</summary>
internal sealed record ActionModel
{
    [Required] public required Reference HealthCheck { get; init; }

    public string? Alias { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public required bool ValueRequired { get; init; }

    public string? ProvidedValue { get; init; }

    public string? ProvidedValueValidation { get; init; }

    public string? ProvidedValueValidationRegex { get; init; }

    public Dictionary<string, object>? ActionParameters { get; init; }

    public static ActionModel From(HealthCheckAction action) => new()
    {
        HealthCheck = new(action.HealthCheckId ?? Guid.Empty),
        Alias = action.Alias,
        Name = action.Name,
        Description = action.Description,
        ValueRequired = action.ValueRequired,
        ProvidedValue = action.ProvidedValue,
        ProvidedValueValidation = action.ProvidedValueValidation,
        ProvidedValueValidationRegex = action.ProvidedValueValidationRegex,
        ActionParameters = action.ActionParameters,
    };

    public HealthCheckAction ToAction() => new()
    {
        HealthCheckId = HealthCheck.Id,
        Alias = Alias,
        Name = Name,
        Description = Description,
        ValueRequired = ValueRequired,
        ProvidedValue = ProvidedValue,
        ProvidedValueValidation = ProvidedValueValidation,
        ProvidedValueValidationRegex = ProvidedValueValidationRegex,
        ActionParameters = ActionParameters,
    };
}
