using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace WIJschool.Cms.Api.Management.Trees;

/// <summary>Ids that the back office gives to what it makes. Everything in Umbraco's trees shares one table of ids, which Core does not look at for all kinds.</summary>
internal static class GivenIds
{
    /// <returns>The refusal of an id that anything has; null for one that is free, or none.</returns>
    public static Problem? Taken(this IEntityService entities, Guid? id) => id is { } key && entities.Exists(key)
        ? Problem.Refused(EntityContainerOperationStatus.DuplicateKey, "The id is already used", "The id must be unique.") : null;
}
