using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Persistence;

/// <summary>The repositories of documents, media, members, their versions, URLs and places in the tree.</summary>
internal static class ContentPersistence
{
    public static IServiceCollection AddContentPersistence(this IServiceCollection services) => services;
}
