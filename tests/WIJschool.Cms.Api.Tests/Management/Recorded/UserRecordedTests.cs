using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>Users, their groups and data, and signing in.</summary>
public sealed class UserRecordedTests(RecordedManagement site) : RecordedAnswers(site), IAsyncLifetime
{
    private const string Picture = "bbab8091-efbd-5a69-9b12-aa84d78d3173";
    private const string Editor = "f0bfe786-b98c-5403-87ce-96e79db709ec";

    // when things were made, who signed in last and who has an unknown history: of the moment and the machine that answered
    private static readonly string[] moments = ["createDate", "updateDate", "lastLoginDate", "lastPasswordChangeDate", "state", "failedLoginAttempts"];

    /// <summary>A media item that the recording site had been given before.</summary>
    public Task InitializeAsync()
    {
        var media = Site.Services.GetRequiredService<IMediaService>();
        var picture = media.CreateMedia("Beeld", Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
        picture.Key = Guid.Parse(Picture);
        media.Save(picture);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    protected override (string Name, string[] Left)[] Requests =>
    [
        ("GET user-group__skip=0&take=100", []),
        ("POST user-api", []),
        ("POST user", []),
        ("POST user-group", []),
        ("GET security_configuration", []),
        ("GET filter_user-group__skip=0&take=10", []),
        ("GET filter_user__skip=0&take=10", moments),
        ($"GET item_user__id={Editor}", []),
        ("GET user-data__skip=0&take=10", []),
        ("GET user-group__skip=0&take=10", []),
        ("GET user-group_e5e7f6c8-7f9c-4b5b-8d5d-9e1e5a4f7e4d", []),
        ("GET user__skip=0&take=10", moments),
        ($"GET user_{Editor}", moments),
        ("GET user_1e70f841-c261-413b-abb2-2d68cdb96094", moments),
        ("GET user_configuration", ["canInviteUsers"]), // our mail always goes somewhere
        ("GET user_current", []),
        ("GET user_current_2fa", []),
        ("GET user_current_configuration", []),
        ("GET user_current_permissions__id=dd89a4ee-4b26-5238-9dda-936611faa5fe", []),
        ("GET user_current_permissions_document__id=dd89a4ee-4b26-5238-9dda-936611faa5fe", []),
        ($"GET user_current_permissions_media__id={Picture}", []),
        ($"GET user_{Editor}_2fa", []),
        ($"GET user_{Editor}_calculate-start-nodes", []),
    ];
}
