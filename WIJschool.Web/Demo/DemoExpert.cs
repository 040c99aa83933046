using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Webinars;

namespace WIJschool.Web.Demo;

/// <summary>Says as whom an expert signs in, so that somebody can confirm the dates that a coordinator proposes.</summary>
internal sealed class DemoExpert(IContentService documents, IExperts experts) : IDemoPart
{
    public Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        if (experts.All() is not [.., var expert] || documents.GetById(expert.Key.Value) is not { } page) return Task.CompletedTask;
        page.SetValue("account", Udi.Create(Constants.UdiEntityType.Member, school.Stranger.Value).ToString());
        documents.Save(page);
        documents.Publish(page, ["*"]);
        return Task.CompletedTask;
    }
}
