using System.Net;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Sync;

/// <summary>The folders that data types and document types lie in, as uSync writes them: a path of encoded names with the key of the last.</summary>
internal sealed class SyncContainers(
    IDataTypeContainerService dataTypes, IContentTypeContainerService documentTypes, IMediaTypeContainerService mediaTypes)
{
    public Task<int> DataTypeFolderAsync(XElement? folder) => EnsureAsync(dataTypes, folder);

    public Task<XElement?> DataTypeFolderOfAsync(IDataType type) => WriteAsync(dataTypes, type);

    public Task<int> EnsureAsync<T>(XElement? folder)
        where T : ITreeEntity => Service<T>() is { } service ? EnsureAsync(service, folder) : Task.FromResult(Constants.System.Root);

    public Task<XElement?> WriteAsync<T>(T item)
        where T : ITreeEntity => Service<T>() is { } service ? WriteAsync(service, item) : Task.FromResult<XElement?>(null);

    private IEntityTypeContainerService<T>? Service<T>()
        where T : ITreeEntity => documentTypes as IEntityTypeContainerService<T> ?? mediaTypes as IEntityTypeContainerService<T>;

    private static async Task<int> EnsureAsync<T>(IEntityTypeContainerService<T> service, XElement? folder)
        where T : ITreeEntity
    {
        if (folder is null || folder.Value.Length == 0) return Constants.System.Root;
        if (Guid.TryParse(folder.Attribute("Key")?.Value, out var key) && await service.GetAsync(key) is { } existing) return existing.Id;

        var names = folder.Value.Split('/').Select(WebUtility.UrlDecode).OfType<string>().ToList();
        EntityContainer? container = null;
        for (var depth = 0; depth < names.Count; depth++)
        {
            var parent = container;
            container = (await service.GetAsync(names[depth], depth + 1)).FirstOrDefault(c => parent is null || c.ParentId == parent.Id);
            var own = depth == names.Count - 1 && key != Guid.Empty ? key : (Guid?)null;
            container ??= (await service.CreateAsync(own, names[depth], parent?.Key, Constants.Security.SuperUserKey)).Result;
        }
        return container?.Id ?? Constants.System.Root;
    }

    private static async Task<XElement?> WriteAsync<T>(IEntityTypeContainerService<T> service, T item)
        where T : ITreeEntity
    {
        if (item.Level <= 1 || await service.GetParentAsync(item) is not { } container) return null;
        var names = new List<string>();
        for (var above = (EntityContainer?)container; above is not null; above = await service.GetParentAsync(above))
            names.Insert(0, WebUtility.UrlEncode(above.Name ?? ""));
        return new XElement("Folder", new XAttribute("Key", container.Key), string.Join('/', names));
    }
}
