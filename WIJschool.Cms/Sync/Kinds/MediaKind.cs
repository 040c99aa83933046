using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class MediaKind(IMediaService media, IMediaTypeService types, IEntityService entities, IShortStringHelper strings)
    : ContentKind<IMedia>(entities, strings)
{
    public override string Folder => "Media";

    public override string Element => "Media";

    protected override int RecycleBin => Constants.System.RecycleBinMedia;

    protected override IReadOnlyList<string> FilledIn { get; } =
    [
        Constants.Conventions.Media.Width, Constants.Conventions.Media.Height, Constants.Conventions.Media.Bytes, Constants.Conventions.Media.Extension,
    ];

    public override Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var item = Find(file.Key) ?? New(file);
        var parent = ParentOf(file)?.Id ?? Constants.System.Root;
        if (item.HasIdentity && !IsTrashed(file) && item.ParentId != parent)
        {
            Accept(media.Move(item, parent), file);
            item = Find(file.Key)!;
        }
        ReadNamesAndValues(item, file);
        Accept(media.Save(item), file);
        if (item.SortOrder != SortOrder(file)) // a new item is put last
        {
            item.SortOrder = SortOrder(file);
            Accept(media.Save(item), file);
        }
        if (IsTrashed(file) && !item.Trashed) Accept(media.MoveToRecycleBin(item), file);
        return Task.CompletedTask;
    }

    protected override IEnumerable<IMedia> All() =>
        media.GetPagedDescendants(Constants.System.Root, 0, int.MaxValue, out _)
            .Concat(media.GetPagedMediaInRecycleBin(0, int.MaxValue, out _)).DistinctBy(item => item.Id);

    protected override IMedia? Find(Guid key) => media.GetById(key);

    private Umbraco.Cms.Core.Models.Media New(SyncFile file)
    {
        var type = types.Get(TypeOf(file)) ?? throw file.Wrong($"the media type '{TypeOf(file)}' does not exist");
        return new Umbraco.Cms.Core.Models.Media(NameOf(file), ParentOf(file)?.Id ?? Constants.System.Root, type) { Key = file.Key };
    }

    private static void Accept(Attempt<OperationResult?> result, SyncFile file)
    {
        if (!result.Success) throw file.Wrong($"the media item could not be saved: {result.Result?.Result}");
    }
}
