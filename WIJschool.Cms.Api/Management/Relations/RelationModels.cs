using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Api.Management.ObjectTypes;

namespace WIJschool.Cms.Api.Management.Relations;

/// <param name="IsDependency">Whether the parent needs the child: then deleting the child warns.</param>
/// <param name="ParentObject">What a parent must be; null for anything.</param>
/// <param name="ChildObject">What a child must be; null for anything.</param>
internal sealed record RelationTypeResponse(
    Guid Id, string Alias, ObjectTypeResponse? ParentObject, ObjectTypeResponse? ChildObject, string Name, bool IsBidirectional, bool IsDependency)
{
    public static RelationTypeResponse From(IRelationType type) => new(
        type.Key, type.Alias, ObjectTypeResponse.From(type.ParentObjectType), ObjectTypeResponse.From(type.ChildObjectType), type.Name ?? "", type.IsBidirectional,
        type is IRelationTypeWithIsDependency { IsDependency: true });
}

internal sealed record RelationTypeItem(string Name, Guid Id, bool IsDeletable) : NamedItem(Name, Id)
{
    public static RelationTypeItem From(IRelationType type) => new(type.Name ?? "", type.Key, type.IsDeletableRelationType());
}

internal sealed record RelationEnd(Guid Id, string? Name)
{
    /// <summary>An end that is no longer there has no id and no name.</summary>
    public static RelationEnd From(IUmbracoEntity? entity) => new(entity?.Key ?? Guid.Empty, entity?.Name);
}

internal sealed record RelationResponse(Guid Id, Reference RelationType, RelationEnd Parent, RelationEnd Child, DateTimeOffset CreateDate, string? Comment)
{
    public static RelationResponse From(IRelation relation, IRelationService relations) => new(
        relation.Key, new Reference(relation.RelationType.Key), RelationEnd.From(relations.GetParentEntityFromRelation(relation)),
        RelationEnd.From(relations.GetChildEntityFromRelation(relation)), relation.CreateDate.Utc(), relation.Comment);
}
