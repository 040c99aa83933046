namespace WIJschool.Benchmarks.Seeding;

/// <summary>Sentences that differ by document and are the same in every run.</summary>
internal static class RandomText
{
    private static readonly string[] Who = ["De mentor", "Een leerlingenraad", "Het docententeam", "De interne begeleider", "Een ouder", "De conciërge", "Een stagiair", "De schoolleider"];
    private static readonly string[] Does = ["bespreekt", "onderzoekt", "oefent", "bewaakt", "verbetert", "begeleidt", "ontwerpt", "evalueert"];
    private static readonly string[] What =
    [
        "burgerschapsonderwijs", "de klassendialoog", "een herstelgesprek", "mediawijsheid", "groepsvorming", "het pestprotocol", "democratische besluitvorming",
        "identiteitsontwikkeling", "een schoolplein zonder groepjes", "jeugdhulp op school", "vrijheid van meningsuiting", "levensbeschouwelijke verschillen",
    ];

    private static readonly string[] Where = ["in de onderbouw", "in groep acht", "op het mbo", "in de vakantieschool", "na een incident", "samen met de buurt", "in tien lessen", "met een gastdocent"];

    public static string Sentence(int number)
    {
        var random = new Random(number);
        return $"{Pick(random, Who)} {Pick(random, Does)} {Pick(random, What)} {Pick(random, Where)}.";
    }

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];
}
