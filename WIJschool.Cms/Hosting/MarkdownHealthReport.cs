using Markdig;
using Umbraco.Cms.Core.HealthChecks;
using Umbraco.Cms.Core.HealthChecks.NotificationMethods;

namespace WIJschool.Cms.Hosting;

/// <summary>The health report as a mail shows it.</summary>
internal sealed class MarkdownHealthReport : IMarkdownToHtmlConverter
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().Build();

    public string ToHtml(HealthCheckResults results, HealthCheckNotificationVerbosity verbosity) =>
        Markdown.ToHtml(results.ResultsAsMarkDown(verbosity), Pipeline);
}
