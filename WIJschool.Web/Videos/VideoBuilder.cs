using WIJschool.Core.Pages;
using WIJschool.Core.Videos;
using WIJschool.Web.Site;

namespace WIJschool.Web.Videos;

/// <summary>The page of a video; without a file the page still stands, and says so.</summary>
public sealed record VideoModel(Page Page, Video? Video);

public sealed class VideoBuilder(FrameBuilder frames) : IPageBuilder
{
    public IReadOnlyList<string> Aliases { get; } = ["videoPage"];

    public ValueTask<PageModel> BuildAsync(PageRequest request)
    {
        var video = VideoMapper.Map(request.Content, request.Reading);
        var page = video?.Page ?? Page.From(request.Content, request.Reading);
        IReadOnlyList<string> data = video is null ? [] : [StructuredData.Video(video, new SiteAddress(request.Http))];
        return new(new PageModel<VideoModel>(frames.For(request, page, data, "video.other"), new VideoModel(page, video)));
    }
}
