using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Pyramid;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;
using WIJschool.Core.Toolbox;

namespace WIJschool.Web.Demo;

/// <summary>One story on the site with what another school says of it, one that waits for an editor, one to which an editor asked something, and one that is being written.</summary>
internal sealed class DemoStories(DemoDesk desk, DemoPages pages, IContentService documents) : IDemoPart
{
    private const string Culture = "nl";

    private static readonly Telling Breakfast = new(
        StoryKind.Success, "Een ontbijt waar iedereen kwam", "Leerlingen die elkaar meden, maakten samen een ontbijt voor de hele klas.",
        new StoryWhat(
            "In klas 2 zaten leerlingen uit de stad en uit de dorpen niet bij elkaar. In de pauze ging het vaak mis.\n\nMentoren wisten niet goed hoe ze het gesprek konden beginnen.",
            "",
            "We vroegen in elke klas vier leerlingen om samen een ontbijt te maken.\n\n- Ze kregen een klein budget.\n- De conciërge hielp met de kantine.\n- De mentor hield vooraf een kringgesprek."),
        new StoryOutcome(
            "Na zes weken zaten er gemengde groepen aan tafel. Het aantal ruzies in de pauze ging van vijf per week naar een of twee.\n\nWe weten niet zeker of het door het ontbijt kwam.",
            "- Begin met leerlingen die invloed hebben.\n- Laat hen echt beslissen.\n- Ga door als het een keer misgaat."));

    private static readonly Telling Clip = new(
        StoryKind.Case, "Een filmpje in de groepsapp", "Een grap voor de een was een belediging voor de ander. Wat doe je als mentor?",
        new StoryWhat(
            "Een leerling deelde een filmpje waarin een bevolkingsgroep belachelijk werd gemaakt. De helft van de klas vond het grappig.",
            "De mentor wilde het filmpje bespreken, maar niet nog meer aandacht geven. Ouders vroegen om straf.",
            "We spraken eerst met de leerling en zijn ouders. Daarna deed de klas een vier-hoekendebat over grappen en grenzen."),
        new StoryOutcome(
            "Het gesprek was rustig. Drie leerlingen zeiden later dat zij zich al langer onveilig voelden. Dat hadden we niet gezien.",
            "Wanneer grijp je in bij een grap?\nWie betrek je erbij en wie niet?\nHoe kom je te weten wie zich onveilig voelt?"));

    private static readonly Telling Circle = new(
        StoryKind.Success, "Elke maandag in de kring", "Tien minuten per week maakten het makkelijker om over moeilijke dingen te praten.",
        new StoryWhat("Leerlingen praatten alleen met vrienden. Nieuwe leerlingen vielen buiten de groep.", "", "Elke maandag begint de mentor met een kringgesprek van tien minuten. Een leerling kiest het onderwerp."),
        new StoryOutcome("Nieuwe leerlingen worden sneller gevraagd. In drie van de vijf klassen gaat het goed.", "- Houd het kort.\n- Laat leerlingen het onderwerp kiezen."));

    public async Task MakeAsync(DemoSchool school, CancellationToken ct)
    {
        var (_, document) = await HandInAsync(school, 0, Breakfast, daysAgo: 60, ct);
        await PublishAsync(document, ct);
        await ReactAsync(school, document, ct);
        await HandInAsync(school, 1, Clip, daysAgo: 3, ct);
        var (asked, _) = await HandInAsync(school, 2, Circle, daysAgo: 12, ct);
        var editor = new CoordinatorKey(Constants.Security.SuperUserKey);
        await desk.DoAsync((AskForChanges ask) => ask.ExecuteAsync(asked, editor, "Mooi verhaal! Kun je erbij zetten wat jullie doen in de twee klassen waar het nog niet goed gaat?", ct));
        var basics = new StoryBasics(StoryKind.Success, "Ouders aan tafel", "Hoe wij ouders vaker in school kregen.", null);
        await desk.DoAsync(1, (BeginStory begin) => begin.ExecuteAsync(school.Id, school.Staff(2), NewId(), basics, Culture, ct));
    }

    private async Task<(StoryId Id, Guid Document)> HandInAsync(DemoSchool school, int by, Telling told, int daysAgo, CancellationToken ct)
    {
        var (id, author) = (NewId(), school.Staff(by));
        await desk.DoAsync(daysAgo, (BeginStory begin) => begin.ExecuteAsync(school.Id, author, id, new StoryBasics(told.Kind, told.Title, told.Intro, null), Culture, ct));
        var revision = 0;
        foreach (var part in new StoryPart[] { told.What, told.Outcome, Links() })
            revision = await desk.DoAsync(daysAgo, (WriteStory write) => write.ExecuteAsync(school.Id, author, id, revision, part, ct));
        return (id, await desk.DoAsync(daysAgo, (SubmitStory submit) => submit.ExecuteAsync(school.Id, author, id, ct)));
    }

    private StoryLinks Links() => new(
        PageKeys.Of(pages.Find(Intervention.Alias, "Kringgesprek", "Vier-hoekendebat")), PageKeys.Of(pages.Find(PyramidLayer.Alias, "Ontmoeting", "Dialoog")));

    // as an editor does in the back office; the site follows what became of the document
    private Task<Done> PublishAsync(Guid key, CancellationToken ct) => desk.DoAsync(async (FollowDocument follow) =>
    {
        var document = documents.GetById(key) ?? throw new InvalidOperationException("The document of the story is not there.");
        if (!documents.Publish(document, [Culture]).Success) throw new InvalidOperationException("The document of the story was not published.");
        await follow.ExecuteAsync(key, ct);
        return new Result<Done>(Done.Value, null);
    });

    private async Task ReactAsync(DemoSchool school, Guid document, CancellationToken ct)
    {
        await desk.DoAsync((Appreciate appreciate) => appreciate.ExecuteAsync(school.Other, school.Stranger, document, helps: true, ct));
        var asker = new Asker(school.Other, school.Stranger, Culture);
        var question = await desk.DoAsync((AskAboutStory ask) => ask.ExecuteAsync(asker, document, "Hoe kwamen jullie aan het budget?", ct));
        await desk.DoAsync((AnswerQuestion answer) => answer.ExecuteAsync(school.Id, school.Admin, question, "De ouderraad gaf 150 euro. Dat was genoeg voor zes weken.", ct));
        await desk.DoAsync((AskAboutStory ask) => ask.ExecuteAsync(asker, document, "Doen jullie dit ook in klas 1?", ct));
    }

    private static StoryId NewId() => new(Guid.CreateVersion7());

    private sealed record Telling(StoryKind Kind, string Title, string Intro, StoryWhat What, StoryOutcome Outcome);
}
