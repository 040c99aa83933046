using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using WIJschool.Cms.Api.Management.ContentTypes;

namespace WIJschool.Cms.Api.Management.MemberTypes;

/// <summary>A member type as it is written and read.</summary>
internal record MemberTypeBody : TypeBody<MemberTypeProperty>
{
    public MemberTypeBody()
    {
    }

    [SetsRequiredMembers]
    protected MemberTypeBody(IMemberType type)
        : base(type, (property, container) => new MemberTypeProperty(type, property, container)) =>
        Compositions = [.. TypeCompositions.Of(type).Select(composition => new MemberTypeComposition(composition.Type, composition.How))];

    [Required] public required IReadOnlyList<MemberTypeComposition> Compositions { get; init; }

    /// <summary>Writes the type over a model that Core's editing service takes.</summary>
    public void WriteTo(MemberTypeModelBase model, IEnumerable<Composition> compositions) => base.WriteTo(model, compositions, []);
}

/// <summary>A property of members: also who sees it.</summary>
internal sealed record MemberTypeProperty : TypeProperty
{
    public MemberTypeProperty()
    {
    }

    [SetsRequiredMembers]
    public MemberTypeProperty(IMemberType type, IPropertyType property, Reference? container)
        : base(property, container)
    {
        IsSensitive = type.IsSensitiveProperty(property.Alias);
        Visibility = new(type.MemberCanViewProperty(property.Alias), type.MemberCanEditProperty(property.Alias));
    }

    /// <summary>Whether only users with access to sensitive data see it.</summary>
    public bool IsSensitive { get; init; }

    public MemberPropertyVisibility Visibility { get; init; } = new(MemberCanView: false, MemberCanEdit: false);

    /// <inheritdoc />
    public override TModel WrittenTo<TModel>(TModel model)
    {
        if (model is MemberTypePropertyTypeModel member)
            (member.IsSensitive, member.MemberCanView, member.MemberCanEdit) = (IsSensitive, Visibility.MemberCanView, Visibility.MemberCanEdit);
        return base.WrittenTo(model);
    }
}

/// <summary>What members may do with a property of their own.</summary>
internal sealed record MemberPropertyVisibility(bool MemberCanView, bool MemberCanEdit);

internal sealed record MemberTypeComposition(Reference MemberType, CompositionType CompositionType);

internal sealed record UpdateMemberTypeRequest : MemberTypeBody;

internal sealed record CreateMemberTypeRequest : MemberTypeBody, ICreateType
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }
}

internal sealed record MemberTypeResponse : MemberTypeBody
{
    [SetsRequiredMembers]
    public MemberTypeResponse(IMemberType type)
        : base(type) => Id = type.Key;

    public Guid Id { get; }
}
