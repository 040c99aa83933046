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
        var video = request.Read(VideoMapper.Map);
        var page = video?.Page ?? request.Read(Page.From);
        IReadOnlyList<string> data = video is null ? [] : [StructuredData.Video(video, new SiteAddress(request.Http))];
        return new(new PageModel<VideoModel>(frames.For(request, page, data, "video.other"), new VideoModel(page, video)));
    }
}
