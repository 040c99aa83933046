using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WIJschool.Cms.Search.Analysis;
using WIJschool.Cms.Search.Words;

namespace WIJschool.Cms.Search.Storage;

/// <summary>Reads from an index file what is kept of it in memory.</summary>
internal static class StoredIndex
{
    public static IndexState Read(SqliteConnection connection, FacetCatalog facets) => new(
        DocumentTable.Empty.With(ReadRows(connection, facets), []), Postings.Of(ReadStems(connection)), ReadWords(connection));

    private static IEnumerable<DocumentStems> ReadStems(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT id, stems FROM document ORDER BY id";
        using var reader = command.ExecuteReader();
        while (reader.Read())
            yield return new DocumentStems(reader.GetInt32(0), reader.GetFieldValue<byte[]>(1));
    }

    /// <summary>The columns that <see cref="ReadDocument"/> reads, and a few that a row in memory has besides.</summary>
    public const string Columns = "id, key, culture, kind, date, access, keywords, sorts, title, fingerprint, traits, weight, length";

    /// <summary>A document without its texts.</summary>
    public static SearchDocument ReadDocument(SqliteDataReader reader) => new()
    {
        Key = new Guid(reader.GetFieldValue<byte[]>(1)),
        Culture = reader.GetString(2),
        Kind = reader.GetString(3),
        Date = reader.IsDBNull(4) ? null : DateTimeOffset.Parse(reader.GetString(4), CultureInfo.InvariantCulture),
        AccessKeys = StoredJson.AccessKeys(reader.GetString(5)),
        Keywords = StoredJson.Keywords(reader.GetString(6)),
        Traits = StoredJson.Keywords(reader.GetString(10)),
        SortFields = StoredJson.SortFields(reader.GetString(7)),
        Title = reader.GetString(8),
        Weight = reader.GetDouble(11),
    };

    private static List<DocumentRow> ReadRows(SqliteConnection connection, FacetCatalog facets)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Columns} FROM document";
        using var reader = command.ExecuteReader();
        var rows = new List<DocumentRow>();
        while (reader.Read())
        {
            rows.Add(DocumentRow.Of(reader.GetInt32(0), ReadDocument(reader), reader.GetInt64(9), reader.GetInt32(12), facets));
        }

        return rows;
    }

    private static ImmutableDictionary<string, Vocabulary> ReadWords(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT culture, term, stem, shown, documents FROM word WHERE documents > 0";
        using var reader = command.ExecuteReader();
        var words = new Dictionary<string, List<WordEntry>>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read())
        {
            var culture = reader.GetString(0);
            if (!words.TryGetValue(culture, out var list))
                words.Add(culture, list = []);
            list.Add(ReadWord(reader));
        }

        return words.ToImmutableDictionary(
            pair => pair.Key, pair => new Vocabulary(TextAnalyzer.For(pair.Key), pair.Value), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Most words are their own stem or are shown as they are compared: equal texts are kept once.</summary>
    private static WordEntry ReadWord(SqliteDataReader reader)
    {
        var term = reader.GetString(1);
        var stem = reader.GetString(2);
        var shown = reader.GetString(3);
        return new WordEntry(term, stem == term ? term : stem, shown == term ? term : shown, reader.GetInt32(4));
    }
}
