using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Persistence;

/// <summary>The repositories of document, media, member and data types, templates, languages, dictionary, domains and the entity tree.</summary>
internal static class TypePersistence
{
    public static IServiceCollection AddTypePersistence(this IServiceCollection services) => services;
}
