using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Routing;
using WIJschool.Cms.DeliveryApi.Querying;
using WIJschool.Core.Pages;
using WIJschool.Core.Toolbox;

namespace WIJschool.Web.Toolbox;

/// <summary>What lists of the Delivery API can filter and sort the toolbox by: the facets of its page, and numbers for age and evidence.</summary>
internal static class ToolboxDeliveryFields
{
    private const int Oldest = 99; // an open end: whoever asks for an age above it asks for nobody at school

    public static void AddToolboxDeliveryFields(this IServiceCollection services)
    {
        Add("theme", "a theme", Facets.Theme, values => values.Lines("themes"));
        Add("sector", "a sector of education", Facets.Sector, values => values.Lines("sectors"));
        Add("kind", "the kind of entry", Facets.Kind, One("interventionKind"));
        Add("duration", "how long it takes, the shortest first", Facets.Duration, One("duration"));
        Add("cost", "what it costs, the cheapest first", Facets.Cost, One("cost"));
        Add("groupSize", "the group it is for, the smallest first", Facets.GroupSize, One("groupSize"));
        services.AddField(
            "evidence", FieldType.StringRaw, $"what is known of its effect ({Slugs(Facets.Evidence)})", "evidence:goed-onderbouwd",
            values => Words([values.Choice("evidenceLevel") ?? Facets.Evidence.Choices[^1]]), values => (int)Evidence(values));
        services.AddField(
            "evidenceLevel", FieldType.Number, "the same as a number, from 0 for not assessed to 4 for strong indications", "evidenceLevel>:2",
            values => [(int)Evidence(values)], values => (int)Evidence(values));
        services.AddField(
            "age", FieldType.Number, "the ages that it suits, in years; sorted by the youngest", "age:8", Ages, values => values.Number("ageFrom"));
        services.AddField(
            "layer", FieldType.StringRaw, "a layer of the pyramid by its code, from the bottom up", "layer:samen-leven",
            values => Layers(values).Select(layer => layer.Text("layerCode")), values => Layers(values).Min(layer => layer.Number("layerNumber")));

        void Add(string name, string description, Facet facet, Func<ContentValues, IReadOnlyList<string>> choices) => services.AddField(
            name, FieldType.StringRaw, $"{description} ({Slugs(facet)})", $"{name}:{Facets.SlugOf(facet.Choices[0])}",
            values => Words(choices(values)), values => choices(values).Select(choice => Place(facet, choice)).Min());
    }

    private static void AddField(
        this IServiceCollection services, string name, FieldType type, string description, string example,
        Func<ContentValues, IEnumerable<object>> values, Func<ContentValues, IComparable?> order) =>
        services.AddSingleton<IDeliveryField>(provider => new ToolboxField(name, type, description, example, values, order, provider.GetRequiredService<IPublishedUrlProvider>()));

    private static Func<ContentValues, IReadOnlyList<string>> One(string alias) => values => values.Choice(alias) is { } choice ? [choice] : [];

    /// <summary>A choice is found by its word in an address and by its word in the answer.</summary>
    private static IEnumerable<object> Words(IEnumerable<string> choices) => choices.SelectMany<string, object>(choice => [Facets.SlugOf(choice), choice]);

    private static string Slugs(Facet facet) => string.Join(", ", facet.Choices.Select(Facets.SlugOf));

    /// <summary>Where a choice stands among the others; one that is not among them comes after all.</summary>
    private static int? Place(Facet facet, string choice) => facet.Choices.Index().Where(known => known.Item == choice).Select(known => (int?)known.Index).FirstOrDefault() ?? facet.Choices.Count;

    private static EvidenceLevel Evidence(ContentValues values) => EvidenceLevels.Parse(values.Choice("evidenceLevel"));

    private static IEnumerable<object> Ages(ContentValues values)
    {
        var from = values.Number("ageFrom") ?? 0;
        return Enumerable.Range(from, Math.Max(0, (values.Number("ageTo") ?? Oldest) - from + 1)).Cast<object>();
    }

    private static IEnumerable<ContentValues> Layers(ContentValues values) => values.Picked("layers").Select(values.Reading.Of);

    /// <summary>A field that only interventions have.</summary>
    private sealed class ToolboxField(
        string name, FieldType type, string description, string example,
        Func<ContentValues, IEnumerable<object>> values, Func<ContentValues, IComparable?> order, IPublishedUrlProvider urls) : IDeliveryField
    {
        public string Name => name;

        public FieldType Type => type;

        public string Description => description;

        public string Example => example;

        public IEnumerable<object> ValuesOf(IPublishedContent page, string? culture) => Of(page, culture) is { } read ? values(read) : [];

        public IComparable? OrderOf(IPublishedContent page, string? culture) => Of(page, culture) is { } read ? order(read) : null;

        private ContentValues? Of(IPublishedContent page, string? culture) =>
            page.ContentType.Alias == Intervention.Alias ? new Reading(culture ?? "", culture ?? "", urls, ReaderRights.Unlimited).Of(page) : null;
    }
}
