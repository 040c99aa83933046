using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using WIJschool.Cms.Api.Management.DataTypes;
using WIJschool.Cms.Api.Management.DocumentTypes;
using WIJschool.Cms.Api.Management.Imports;
using WIJschool.Cms.Api.Management.MediaTypes;
using WIJschool.Cms.Api.Management.MemberTypes;
using WIJschool.Cms.Api.Management.Trees;

namespace WIJschool.Cms.Api.Management.ContentTypes;

/// <summary>Data types and the types of documents, media and members, with their folders and trees.</summary>
internal static class TypeFeature
{
    public static IServiceCollection AddTypes(this IServiceCollection services) => services
        .AddSingleton<DataTypeWriting>()
        .AddSingleton<FolderTree<DataTypeTreeItem>, DataTypeTree>()
        .AddSingleton<FolderTree<DocumentTypeTreeItem>, DocumentTypeTree>()
        .AddSingleton<FolderTree<MediaTypeTreeItem>, MediaTypeTree>()
        .AddSingleton<FolderTree<TypeTreeItem>, MemberTypeTree>()
        .AddSingleton<TypeKind<IContentType, DocumentTypeResponse, CreateDocumentTypeRequest, UpdateDocumentTypeRequest>, DocumentTypeKind>()
        .AddSingleton<TypeKind<IMediaType, MediaTypeResponse, CreateMediaTypeRequest, UpdateMediaTypeRequest>, MediaTypeKind>()
        .AddSingleton<TypeKind<IMemberType, MemberTypeResponse, CreateMemberTypeRequest, UpdateMemberTypeRequest>, MemberTypeKind>()
        .AddSingleton<IEntityTypeContainerService<IDataType>>(provider => provider.GetRequiredService<IDataTypeContainerService>())
        .AddSingleton<IEntityTypeContainerService<IContentType>>(provider => provider.GetRequiredService<IContentTypeContainerService>())
        .AddSingleton<IEntityTypeContainerService<IMediaType>>(provider => provider.GetRequiredService<IMediaTypeContainerService>())
        .AddSingleton<IEntityTypeContainerService<IMemberType>>(provider => provider.GetRequiredService<IMemberTypeContainerService>());

    public static void MapTypes(this IEndpointRouteBuilder routes)
    {
        routes.MapDataTypes();
        routes.MapDocumentTypes();
        routes.MapMediaTypes();
        routes.MapMemberTypes();
        routes.MapImports();
    }
}
