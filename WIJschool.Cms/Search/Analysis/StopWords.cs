namespace WIJschool.Cms.Search.Analysis;

/// <summary>
/// The function words of a language, folded. They are indexed like all others, so that phrases find them; in a query
/// they never decide what is found unless there is nothing else in it.
/// </summary>
internal static class StopWords
{
    public static readonly IReadOnlySet<string> Dutch = Set(
        """
        aan al alle alleen als altijd ander andere anders ben bent bij binnen daar daarna daarom dan dat de deze die dit doe doen
        doet door dus echt een eens eerst eigen elk elke en er erg ergens geen gedaan haar had hadden heb hebben hebt heeft heel
        hem hen het hier hierbij hij hoe hoeveel hun iemand iets ieder iedere ik in is ja je jij jou jouw jullie kan kun kunnen
        kunt maar mag mee meer meest men met mij mijn misschien mocht moet moeten mogen na naar niet niets nog nu of om omdat
        onder ons onze ook op over per rond sinds soms straks te tegen ten ter terwijl toch toen tot tussen u uit uw vaak van
        vanaf vanuit veel via voor vooral waar waarbij waarin waarmee waarom waaruit wanneer want waren was wat we weer wel welk
        welke werd werden wie wij wil wilde willen worden wordt zal ze zei zelf zich zij zijn zo zoals zodat zonder zou zouden
        zowel zulke gaan gaat geven geeft houden houdt komen komt krijgen krijgt laat laten maak maakt maken neem neemt nemen voer voeren voert zeg zeggen zet zetten
        """);

    public static readonly IReadOnlySet<string> English = Set(
        """
        a about after all also an and any are as at be because been but by can could did do does for from had has have he her
        here his how i if in into is it its just me more most my no not of on one or our out over she should so some such than
        that the their them then there these they this those to up us was we were what when where which who why will with would
        you your
        """);

    public static readonly IReadOnlySet<string> None = Set("");

    private static HashSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
