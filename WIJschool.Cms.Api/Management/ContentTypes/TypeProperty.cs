using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>A property of a type.</summary>
internal record TypeProperty
{
    public TypeProperty()
    {
    }

    [SetsRequiredMembers]
    public TypeProperty(IPropertyType property, Reference? container)
    {
        (Id, Container, SortOrder) = (property.Key, container, property.SortOrder);
        (Alias, Name, Description) = (property.Alias, property.Name, property.Description);
        (DataType, VariesByCulture, VariesBySegment) = (new Reference(property.DataTypeKey), property.VariesByCulture(), property.VariesBySegment());
        Validation = new(property.Mandatory, property.MandatoryMessage, property.ValidationRegExp, property.ValidationRegExpMessage);
        Appearance = new(property.LabelOnTop);
    }

    public required Guid Id { get; init; }

    public Reference? Container { get; init; }

    public int SortOrder { get; init; }

    [Required] public string Alias { get; init; } = "";

    [Required] public string Name { get; init; } = "";

    public string? Description { get; init; }

    [Required] public required Reference DataType { get; init; }

    public bool VariesByCulture { get; init; }

    public bool VariesBySegment { get; init; }

    public PropertyValidation Validation { get; init; } = new(Mandatory: false, null, null, null);

    public PropertyAppearance Appearance { get; init; } = new(LabelOnTop: false);

    /// <summary>Writes the property over one of a model that Core's editing services take.</summary>
    /// <returns>The model's property.</returns>
    public virtual TModel WrittenTo<TModel>(TModel model)
        where TModel : PropertyTypeModelBase
    {
        (model.Key, model.ContainerKey, model.SortOrder) = (Id, Container?.Id, SortOrder);
        (model.Alias, model.Name, model.Description, model.DataTypeKey) = (Alias, Name, Description, DataType.Id);
        (model.VariesByCulture, model.VariesBySegment) = (VariesByCulture, VariesBySegment);
        model.Validation = new PropertyTypeValidation
        {
            Mandatory = Validation.Mandatory,
            MandatoryMessage = Validation.MandatoryMessage,
            RegularExpression = Validation.RegEx,
            RegularExpressionMessage = Validation.RegExMessage,
        };
        model.Appearance = new PropertyTypeAppearance { LabelOnTop = Appearance.LabelOnTop };
        return model;
    }
}

/// <summary>What a value must be, with the texts for an editor whose value is not.</summary>
internal sealed record PropertyValidation(bool Mandatory, string? MandatoryMessage, string? RegEx, string? RegExMessage);

internal sealed record PropertyAppearance(bool LabelOnTop);
