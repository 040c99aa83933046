using WIJschool.Core.Persistence;

namespace WIJschool.Core.Webinars;

public readonly record struct WebinarRequestId(Guid Value) : IEntityId<WebinarRequestId>
{
    public static WebinarRequestId From(Guid value) => new(value);
}

public readonly record struct ProposedDateId(Guid Value) : IEntityId<ProposedDateId>
{
    public static ProposedDateId From(Guid value) => new(value);
}

public readonly record struct WebinarId(Guid Value) : IEntityId<WebinarId>
{
    public static WebinarId From(Guid value) => new(value);
}

public readonly record struct SignUpId(Guid Value) : IEntityId<SignUpId>
{
    public static SignUpId From(Guid value) => new(value);
}

public readonly record struct MaterialId(Guid Value) : IEntityId<MaterialId>
{
    public static MaterialId From(Guid value) => new(value);
}

public readonly record struct EvaluationId(Guid Value) : IEntityId<EvaluationId>
{
    public static EvaluationId From(Guid value) => new(value);
}

/// <summary>The key of the page of an expert.</summary>
public readonly record struct ExpertKey(Guid Value) : IEntityId<ExpertKey>
{
    public static ExpertKey From(Guid value) => new(value);
}
