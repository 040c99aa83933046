using Microsoft.EntityFrameworkCore;

namespace WIJschool.Cms.Tests.Beside;

/// <summary>A context of a part that has tables of its own.</summary>
public sealed class NotesDbContext(DbContextOptions<NotesDbContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var note = modelBuilder.Entity<Note>().ToTable("testNote");
        note.Property(n => n.Version).IsConcurrencyToken();
    }
}

public sealed class Note
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Text { get; set; } = "";

    public int Version { get; set; }
}

/// <summary>The same table as a later version of that part wants it, and one more.</summary>
public sealed class LaterNotesDbContext(DbContextOptions<LaterNotesDbContext> options) : DbContext(options)
{
    public DbSet<LaterNote> Notes => Set<LaterNote>();

    public DbSet<Reader> Readers => Set<Reader>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var note = modelBuilder.Entity<LaterNote>().ToTable("testNote");
        note.Property(n => n.Kind).HasConversion<string>();
        note.Property(n => n.Stars).HasDefaultValue(3);
        note.HasIndex(n => n.Kind, "IX_testNote_Kind");
        note.HasIndex(n => n.Text, "IX_testNote_Text").IsUnique();
        modelBuilder.Entity<Reader>().ToTable("testReader").HasOne<LaterNote>().WithMany().HasForeignKey(r => r.NoteId);
    }
}

public enum NoteKind
{
    Plain,
    Urgent,
}

public sealed class LaterNote
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string Text { get; set; } = "";

    public int Version { get; set; }

    public NoteKind Kind { get; set; }

    public int Stars { get; set; }

    public string Author { get; set; } = "";

    public bool IsRead { get; set; }

    public DateOnly? Day { get; set; }
}

public sealed class Reader
{
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public Guid NoteId { get; set; }
}
