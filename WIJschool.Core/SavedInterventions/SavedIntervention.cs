using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Mailing;
using WIJschool.Core.Persistence;
using WIJschool.Core.Results;
using WIJschool.Core.Schools;

namespace WIJschool.Core.SavedInterventions;

public readonly record struct SavedInterventionId(Guid Value) : IEntityId<SavedInterventionId>
{
    public static SavedInterventionId From(Guid value) => new(value);
}

/// <summary>An intervention that a school wants to come back to, and why. A school has each at most once.</summary>
public sealed class SavedIntervention
{
    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 1000;

    private SavedIntervention()
    {
    }

    public SavedIntervention(SavedInterventionId id, SchoolId school, Guid intervention, MemberKey by, string note, DateTimeOffset now)
    {
        Id = id;
        SchoolId = school;
        Intervention = intervention;
        SavedBy = by;
        Note = note;
        SavedAt = now;
    }

    public SavedInterventionId Id { get; private init; }

    public SchoolId SchoolId { get; private init; }

    /// <summary>The key of its page.</summary>
    public Guid Intervention { get; private init; }

    /// <summary>Null once that person's data were erased.</summary>
    public MemberKey? SavedBy { get; private init; }

    /// <summary>Why the school saved it; empty when nobody wrote that down.</summary>
    public string Note { get; internal set; } = "";

    public DateTimeOffset SavedAt { get; private init; }
}

public static class SavedInterventionErrors
{
    public static readonly DomainError NoteTooLong = new(ErrorKind.Invalid, "Saved.NoteTooLong", "Note");

    /// <summary>It was removed, or is another school's.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Saved.NotFound");

    public static readonly DomainError TooMany = new(ErrorKind.Conflict, "Saved.TooMany");

    /// <summary>Nobody was chosen to send the list to.</summary>
    public static readonly DomainError NobodyChosen = new(ErrorKind.Invalid, "Saved.NobodyChosen", "Colleagues");

    public static readonly DomainError NothingToShare = new(ErrorKind.Conflict, "Saved.NothingToShare");

    public static readonly DomainError SharedTooOften = new(ErrorKind.Conflict, "Saved.SharedTooOften");
}

public static class SavedInterventionMails
{
    /// <summary>To a colleague: this is what our school saved.</summary>
    public static readonly MailKind Shared = new("Saved.Shared", ["sender", "school", "list", "message"], HasLink: true);
}

internal sealed class SavedInterventionConfiguration : IEntityTypeConfiguration<SavedIntervention>
{
    public void Configure(EntityTypeBuilder<SavedIntervention> saved)
    {
        saved.HasKey(s => s.Id);
        saved.HasIndex(s => new { s.SchoolId, s.Intervention }).IsUnique(); // two colleagues who save it at once save it once
        saved.HasIndex(s => s.SavedBy); // whoever asks for their data
        saved.HasOne<School>().WithMany().HasForeignKey(s => s.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}
