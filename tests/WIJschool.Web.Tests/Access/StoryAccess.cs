using Umbraco.Cms.Core.Services.Navigation;
using WIJschool.Core.Community;
using WIJschool.Core.Stories;
using WIJschool.Web.SavedInterventions;
using WIJschool.Web.Stories;
using static WIJschool.Web.Tests.Access.Visitors;

namespace WIJschool.Web.Tests.Access;

/// <summary>What a school saves, writes and answers. Under a published story everybody of a school may react.</summary>
internal sealed class StoryAccess : ISiteAccess
{
    private const string One = StoriesController.Path + "/{id:guid}";

    /// <inheritdoc />
    public IEnumerable<AccessRow> Rows =>
    [
        new("GET", SavedController.Path, Staff),
        new("POST", SavedController.Path, Staff),
        OfIntervention("GET"),
        OfIntervention("POST"),
        new("POST", SavedController.SharePath, Staff),
        new("GET", StoriesController.Path, Staff),
        new("GET", StoriesController.NewPath, Staff),
        new("POST", StoriesController.NewPath, Staff),
        OfStory("GET", ""),
        OfStory("POST", "/weggooien"),
        OfStory("GET", "/{step:regex(^(begin|aanpak|resultaat|kenmerken)$)}"),
        OfStory("POST", "/{step:regex(^(begin|aanpak|resultaat|kenmerken)$)}"),
        OfStory("GET", "/fotos"),
        OfStory("POST", "/fotos"),
        OfStory("POST", "/fotos/weg"),
        OfStory("GET", "/fotos/{picture:guid}.webp"),
        OfStory("GET", "/insturen"),
        OfStory("POST", "/insturen"),
        new("GET", QuestionsController.Path, Staff),
        new("POST", QuestionsController.Path, Staff),
        Reaction(ReactionsController.AppreciatePath),
        Reaction(ReactionsController.AskPath),
        Reaction(ReactionsController.ReportPath),
    ];

    private static Guid First(IDocumentNavigationQueryService tree, string type)
    {
        Assert.True(tree.TryGetRootKeysOfType("home", out var homes));
        Assert.True(tree.TryGetDescendantsKeysOfType(homes.First(), type, out var keys));
        return keys.First();
    }

    private static AccessRow OfIntervention(string method) => new(method, SavedController.NewPath, Staff)
    {
        Address = schools => schools.DoAsync((IDocumentNavigationQueryService tree) => Task.FromResult($"{SavedController.NewPath}?interventie={First(tree, "intervention")}")),
    };

    private static AccessRow Reaction(string path) => new("POST", path, Staff)
    {
        Address = schools => schools.DoAsync((IDocumentNavigationQueryService tree) => Task.FromResult(ReactionsController.Of(path, First(tree, SuccessStory.Alias), "nl"))),
    };

    private static AccessRow OfStory(string method, string rest) => new(method, One + rest, OwnStaff)
    {
        Address = async schools =>
        {
            var id = new StoryId(Guid.NewGuid());
            var basics = new StoryBasics(StoryKind.Success, "Samen eten", "", null);
            Assert.True((await schools.DoAsync((BeginStory begin) => begin.ExecuteAsync(schools.School, schools.Staff, id, basics, "nl", CancellationToken.None))).IsOk);
            var picture = await schools.DoAsync((AddPicture add) => add.ExecuteAsync(
                schools.School, schools.Staff, id, new PictureFile([1, 2, 3], 1, 1), "Een tafel", hasConsent: true, CancellationToken.None));
            return $"{StoriesController.Path}/{id.Value}{rest.Replace("{picture:guid}", picture.Value.Value.ToString(), StringComparison.Ordinal).Split("{step")[0]}{(rest.Contains("{step", StringComparison.Ordinal) ? "aanpak" : "")}";
        },
    };
}
