using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using WIJschool.Cms.Search.Analysis;

namespace WIJschool.Cms.Search.Storage;

/// <summary>Writes documents into an index file, within a transaction of the caller, and counts their words.</summary>
internal sealed class IndexWriter : IDisposable
{
    private readonly FacetCatalog facets;
    private readonly Dictionary<string, WordTally> added = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, WordTally> removed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, DocumentStems> stems = [];
    private readonly SqliteCommand putDocument;
    private readonly SqliteCommand putText;
    private readonly SqliteCommand putName;
    private readonly SqliteCommand putWord;
    private readonly SqliteCommand readDocument;
    private readonly SqliteCommand dropDocument;

    public IndexWriter(SqliteConnection connection, FacetCatalog facets)
    {
        this.facets = facets;
        putDocument = Command(
            connection,
            """
            INSERT OR REPLACE INTO document(id, key, culture, kind, date, access, keywords, traits, sorts, url, fingerprint, weight, length, stems, title, intro, body)
            VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6, $p7, $p8, $p9, $p10, $p11, $p12, $p13, $p14, $p15, $p16)
            """,
            17);
        putText = Command(
            connection,
            """
            INSERT INTO text(rowid, title, intro, keywords, body, title_exact, text_exact)
            VALUES($p0, $p1, $p2, $p3, $p4, $p5, $p6)
            """,
            7);
        putName = Command(connection, "INSERT INTO name(rowid, words) VALUES($p0, $p1)", 2);
        putWord = Command(
            connection,
            """
            INSERT INTO word(culture, term, stem, shown, documents) VALUES($p0, $p1, $p2, $p3, $p4)
            ON CONFLICT(culture, term) DO UPDATE SET documents = documents + excluded.documents
            """,
            5);
        readDocument = Command(connection, "SELECT culture, keywords, title, intro, body FROM document WHERE id = $p0", 1);
        dropDocument = Command(
            connection,
            "DELETE FROM text WHERE rowid = $p0; DELETE FROM name WHERE rowid = $p0; DELETE FROM document WHERE id = $p0;",
            1);
    }

    /// <summary>The words of the documents that were put in, per culture.</summary>
    public IReadOnlyDictionary<string, WordTally> Added => added;

    /// <summary>The words of the documents that were taken out, per culture.</summary>
    public IReadOnlyDictionary<string, WordTally> Removed => removed;

    /// <summary>The stems of the documents that were put in.</summary>
    public IReadOnlyCollection<DocumentStems> Stems => stems.Values;

    /// <summary>Puts in a document that is not in the file.</summary>
    public DocumentRow Put(int id, SearchDocument document)
    {
        var fingerprint = DocumentFingerprint.Of(document);
        var terms = DocumentTerms.Of(document, TallyOf(added, document.Culture));
        var packed = DocumentStems.Pack(terms.Counts);
        stems[id] = new DocumentStems(id, packed);
        Run(
            putDocument, id, document.Key.ToByteArray(), document.Culture, document.Kind,
            document.Date?.ToString("O", CultureInfo.InvariantCulture) ?? (object)DBNull.Value,
            JsonSerializer.Serialize(document.AccessKeys), JsonSerializer.Serialize(document.Keywords), JsonSerializer.Serialize(document.Traits),
            JsonSerializer.Serialize(document.SortFields), document.Url, fingerprint,
            document.Weight, terms.Length, packed, document.Title, document.Intro, document.Body);
        Run(putText, id, terms.Title, terms.Intro, terms.Keywords, terms.Body, terms.TitleExact, terms.TextExact);
        Run(putName, id, terms.TitleExact.Replace(DocumentTerms.ExactMark, ' '));
        return DocumentRow.Of(id, document, fingerprint, terms.Length, facets);
    }

    /// <summary>Takes out a document that is in the file.</summary>
    public void Drop(int id)
    {
        readDocument.Parameters[0].Value = id;
        using (var reader = readDocument.ExecuteReader())
        {
            if (reader.Read())
                CountRemoved(reader);
        }

        Run(dropDocument, id);
    }

    /// <summary>Writes the counted words. To be called once, after all documents.</summary>
    public void WriteWords()
    {
        foreach (var (culture, tally) in added)
            WriteWords(culture, tally, 1);
        foreach (var (culture, tally) in removed)
            WriteWords(culture, tally, -1);
    }

    public void Dispose()
    {
        foreach (var command in new[] { putDocument, putText, putName, putWord, readDocument, dropDocument })
            command.Dispose();
    }

    private void CountRemoved(SqliteDataReader reader)
    {
        var document = new SearchDocument
        {
            Key = Guid.Empty,
            Kind = "",
            Culture = reader.GetString(0),
            Keywords = StoredJson.Keywords(reader.GetString(1)),
            Title = reader.GetString(2),
            Intro = reader.GetString(3),
            Body = reader.GetString(4),
        };
        DocumentTerms.Of(document, TallyOf(removed, document.Culture));
    }

    private void WriteWords(string culture, WordTally tally, int sign)
    {
        foreach (var word in tally.Words)
            Run(putWord, culture, word.Term, word.Stem, word.Shown, sign * word.Documents);
    }

    private static WordTally TallyOf(Dictionary<string, WordTally> tallies, string culture)
    {
        if (!tallies.TryGetValue(culture, out var tally))
            tallies.Add(culture, tally = new WordTally(TextAnalyzer.For(culture)));
        return tally;
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = string.Create(CultureInfo.InvariantCulture, $"$p{i}") });
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
