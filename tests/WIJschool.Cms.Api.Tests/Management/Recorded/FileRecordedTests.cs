using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Templates, partial views, scripts, style sheets and static files. Making a partial view is not among them: this site compiles its views.</summary>
public sealed class FileRecordedTests : RecordedAnswers
{
    private const string Template = "aadca288-f388-5f68-997e-0c7c4dc3c236";

    public FileRecordedTests(RecordedManagement site)
        : base(site)
    {
        var host = site.Services.GetRequiredService<IWebHostEnvironment>();
        Write(Path.Combine(host.ContentRootPath, "Views", "Partials", "Peer.cshtml"), (string)Recordings["GET partial-view_Peer.cshtml"].Body!["content"]!);
        Write(Path.Combine(host.ContentRootPath, "Views", "methodPage.cshtml"), (string)Recordings[$"GET template_{Template}"].Body!["content"]!);
        Write(Path.Combine(host.WebRootPath, "media", "x.txt"), "");
    }

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("GET item_partial-view__path=~2FPeer.cshtml", []),
        ("GET partial-view_Peer.cshtml", []),
        ("GET partial-view_snippet_Empty", []),
        ("GET tree_partial-view_root__skip=0&take=10", []),
        ("GET tree_partial-view_children__parentPath=~2F&skip=0&take=10", []),
        ("GET tree_partial-view_ancestors__descendantPath=~2FPeer.cshtml", []),
        ("GET tree_partial-view_siblings__path=~2FPeer.cshtml&before=2&after=2", []),
        ("POST script", []),
        ("GET script_peer.js", []),
        ("GET tree_script_root__skip=0&take=10", []),
        ("GET tree_script_children__parentPath=~2F&skip=0&take=10", []),
        ("GET tree_script_ancestors__descendantPath=~2Fpeer.js", []),
        ("POST stylesheet", []),
        ("GET stylesheet_peer.css", []),
        ("GET item_stylesheet__path=~2Fpeer.css", []),
        ("GET tree_stylesheet_children__parentPath=~2F&skip=0&take=10", []),
        ("GET tree_stylesheet_ancestors__descendantPath=~2Fpeer.css", []),
        ("GET tree_stylesheet_siblings__path=~2Fpeer.css&before=2&after=2", []),
        ("GET tree_static-file_root__skip=0&take=10", []),
        ("GET tree_static-file_children__parentPath=~2Fwwwroot&skip=0&take=10", []),
        ("GET tree_static-file_ancestors__descendantPath=~2Fwwwroot~2Fmedia", []),
        ("GET item_static-file__path=~2Fwwwroot", []),
        ($"GET template_{Template}", []),
        ("GET template_configuration", []),
        ("GET template_query_settings", []),
        ($"GET item_template__id={Template}", []),
        ("GET item_template_search__query=e&skip=0&take=10", []),
        ("GET tree_template_root__skip=0&take=10", []),
        ($"GET tree_template_ancestors__descendantId={Template}", []),
    ];

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
