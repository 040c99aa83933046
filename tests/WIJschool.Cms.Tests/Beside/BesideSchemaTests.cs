using Microsoft.EntityFrameworkCore;
using WIJschool.Cms.Persistence.Beside;
using WIJschool.Cms.Persistence.Installation;

namespace WIJschool.Cms.Tests.Beside;

[Collection(OnSqlite.Name)]
public sealed class BesideSchemaOnSqlite() : BesideSchemaTests(new SqliteCms(), postgres: false);

[Collection(OnPostgres.Name)]
public sealed class BesideSchemaOnPostgres() : BesideSchemaTests(new PostgresCms(), postgres: true);

public abstract class BesideSchemaTests(CmsFixture site, bool postgres) : BesideSite(site)
{
    private static readonly string[] Added = ["Kind", "Stars", "Author", "IsRead", "Day"];

    [Fact]
    public async Task A_later_version_finds_its_columns_tables_and_indexes_and_every_row()
    {
        var made = new Note { Text = "before", Version = 7 };
        await InScopeAsync(async (notes, _) =>
        {
            notes.Add(made);
            return await notes.SaveChangesAsync();
        });

        Site.With = services => services.AddContextBeside<LaterNotesDbContext>();
        await Site.ReopenAsync();
        await Site.ReopenAsync(); // and finds nothing more to do

        await using var db = await Site.Get<IDbContextFactory<LaterNotesDbContext>>().CreateDbContextAsync();
        var note = await db.Notes.SingleAsync();
        Assert.Equal((made.Id, "before", 7), (note.Id, note.Text, note.Version));
        Assert.Equal((NoteKind.Plain, 3, "", false, null), (note.Kind, note.Stars, note.Author, note.IsRead, note.Day));
        db.Add(new Reader { NoteId = note.Id });
        note.Day = new DateOnly(2027, 3, 1);
        await db.SaveChangesAsync();
        Assert.Equal(note.Id, (await db.Notes.SingleAsync(n => n.Day > new DateOnly(2027, 2, 28))).Id);

        await db.Database.OpenConnectionAsync();
        var schema = await ExistingSchema.ReadAsync(db, postgres, CancellationToken.None);
        Assert.Empty(Added.Except(schema.Tables["testNote"].Keys, StringComparer.Ordinal));
        Assert.True(schema.HasIndex("IX_testNote_Kind") && schema.HasIndex("IX_testNote_Text") && schema.HasIndex("IX_testReader_NoteId"));
    }

    [Fact]
    public async Task Rows_that_break_the_rule_of_a_new_index_stay_and_the_site_starts()
    {
        await InScopeAsync(async (notes, _) =>
        {
            notes.AddRange(new Note { Text = "same" }, new Note { Text = "same" });
            return await notes.SaveChangesAsync();
        });

        Site.With = services => services.AddContextBeside<LaterNotesDbContext>();
        await Site.ReopenAsync();

        await using var db = await Site.Get<IDbContextFactory<LaterNotesDbContext>>().CreateDbContextAsync();
        Assert.Equal(2, await db.Notes.CountAsync());
        await db.Database.OpenConnectionAsync();
        Assert.False((await ExistingSchema.ReadAsync(db, postgres, CancellationToken.None)).HasIndex("IX_testNote_Text"));
    }

    [Fact]
    public async Task An_older_version_opens_what_a_later_one_made()
    {
        Site.With = services => services.AddContextBeside<LaterNotesDbContext>();
        await Site.ReopenAsync();
        Site.With = Change;
        await Site.ReopenAsync();

        await InScopeAsync(async (notes, _) =>
        {
            Assert.Equal(0, await notes.Notes.CountAsync());
            return 0;
        });
    }
}
