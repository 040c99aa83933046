using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>What creating, changing and reading a type share, for documents, media and members.</summary>
/// <typeparam name="TProperty">The properties; those of members have more to them.</typeparam>
internal abstract record TypeBody<TProperty>
    where TProperty : TypeProperty
{
    protected TypeBody()
    {
    }

    [SetsRequiredMembers]
    protected TypeBody(IContentTypeComposition type, Func<IPropertyType, Reference?, TProperty> property)
    {
        (Alias, Name, Description, Icon) = (type.Alias, type.Name ?? "", type.Description, type.Icon ?? "");
        (AllowedAsRoot, IsElement, Collection) = (type.AllowedAsRoot, type.IsElement, Reference.To(type.ListView));
        (VariesByCulture, VariesBySegment) = (type.VariesByCulture(), type.VariesBySegment());
        var groups = type.PropertyGroups.SelectMany(IEnumerable<IPropertyType> (group) => group.PropertyTypes?.AsEnumerable() ?? [], (group, inGroup) => (inGroup.Key, Group: group.Key))
            .DistinctBy(pair => pair.Key).ToDictionary(pair => pair.Key, pair => new Reference(pair.Group));
        Properties = [.. type.PropertyTypes.Select(shown => property(shown, groups.GetValueOrDefault(shown.Key)))];
        Containers = [.. type.PropertyGroups.Select(group => TypeContainer.From(group, type.PropertyGroups))];
    }

    [Required] public string Alias { get; init; } = "";

    [Required] public string Name { get; init; } = "";

    public string? Description { get; init; }

    [Required] public string Icon { get; init; } = "";

    public bool AllowedAsRoot { get; init; }

    public bool VariesByCulture { get; init; }

    public bool VariesBySegment { get; init; }

    /// <summary>The data type of the list that children are shown in; null where they stand in the tree.</summary>
    public Reference? Collection { get; init; }

    public bool IsElement { get; init; }

    [Required] public required IReadOnlyList<TProperty> Properties { get; init; }

    [Required] public required IReadOnlyList<TypeContainer> Containers { get; init; }

    /// <summary>Writes what all types have over a model that Core's editing services take.</summary>
    /// <param name="model">The model.</param>
    /// <param name="compositions">Which types this one takes properties from.</param>
    /// <param name="allowed">Which types may be made below it.</param>
    protected void WriteTo<TModelProperty, TModelContainer>(
        ContentTypeEditingModelBase<TModelProperty, TModelContainer> model, IEnumerable<Composition> compositions, IEnumerable<ContentTypeSort> allowed)
        where TModelProperty : PropertyTypeModelBase, new()
        where TModelContainer : PropertyTypeContainerModelBase, new()
    {
        (model.Alias, model.Name, model.Description, model.Icon) = (Alias, Name, Description, Icon);
        (model.AllowedAsRoot, model.IsElement, model.ListView) = (AllowedAsRoot, IsElement, Collection?.Id);
        (model.VariesByCulture, model.VariesBySegment) = (VariesByCulture, VariesBySegment);
        model.Properties = [.. Properties.Select(property => property.WrittenTo(new TModelProperty()))];
        model.Containers = [.. Containers.Select(container => container.WrittenTo(new TModelContainer()))];
        model.Compositions = [.. compositions];
        model.AllowedContentTypes = [.. allowed];
    }
}

/// <summary>A tab or a group of properties; a group may stand in a tab.</summary>
internal sealed record TypeContainer
{
    public required Guid Id { get; init; }

    public Reference? Parent { get; init; }

    public string? Name { get; init; }

    /// <summary><c>Tab</c> or <c>Group</c>.</summary>
    [Required] public string Type { get; init; } = "";

    public int SortOrder { get; init; }

    /// <summary>A group knows its tab by the part of its alias before the slash.</summary>
    public static TypeContainer From(PropertyGroup group, IEnumerable<PropertyGroup> all)
    {
        var path = group.Alias.Split('/');
        return new TypeContainer
        {
            Id = group.Key,
            Parent = path.Length == 1 ? null : Reference.To(all.FirstOrDefault(tab => tab.Alias == path[0])?.Key),
            Name = group.Name ?? "-",
            Type = group.Type.ToString(),
            SortOrder = group.SortOrder,
        };
    }

    public TModel WrittenTo<TModel>(TModel model)
        where TModel : PropertyTypeContainerModelBase
    {
        (model.Key, model.ParentKey, model.Name, model.Type, model.SortOrder) = (Id, Parent?.Id, Name, Type, SortOrder);
        return model;
    }
}

/// <summary>A type that is to be made.</summary>
internal interface ICreateType
{
    /// <summary>The id it gets; null for a new one.</summary>
    Guid? Id { get; }
}

/// <summary>Asks which types could be composed into one that is being edited.</summary>
internal sealed record TypeCompositionRequest
{
    /// <summary>The edited type; null for a new one.</summary>
    public Guid? Id { get; init; }

    [Required] public required IReadOnlyList<string> CurrentPropertyAliases { get; init; }

    [Required] public required IReadOnlyList<Guid> CurrentCompositeIds { get; init; }

    /// <summary>Of document types only.</summary>
    public bool IsElement { get; init; }
}

/// <param name="FolderPath">The names of the folders it lies in, from the root.</param>
/// <param name="IsCompatible">Whether it can be added to what is there already.</param>
internal sealed record AvailableComposition(Guid Id, string Name, string Icon, IReadOnlyList<string> FolderPath, bool IsCompatible);

/// <summary>A type that is composed of the one that was asked for.</summary>
internal sealed record TypeComposition(Guid Id, string Name, string Icon)
{
    public static TypeComposition From(IContentTypeComposition type) => new(type.Key, type.Name ?? "", type.Icon ?? "");
}

/// <summary>A type that may be made somewhere.</summary>
internal sealed record AllowedType(Guid Id, string Name, string? Description, string? Icon)
{
    public static AllowedType From(IContentTypeComposition type) => new(type.Key, type.Name ?? "", type.Description, type.Icon ?? "");
}

/// <param name="Target">The folder it comes in; null for the root.</param>
internal sealed record PlaceTypeRequest(Reference? Target);

/// <param name="File">The temporary file that was uploaded.</param>
internal sealed record ImportTypeRequest([property: Required, JsonRequired] Reference File);

internal sealed record TypeItem(string Name, Guid Id, string? Icon) : NamedItem(Name, Id)
{
    public static TypeItem From(IContentTypeComposition type) => new(type.Name ?? "", type.Key, type.Icon);
}

internal sealed record TypeTreeItem(TreePlace Place, string Icon) : FolderTreeItem(Place);

internal sealed record TypeConfigurationResponse(IReadOnlyCollection<string> ReservedFieldNames);
