using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

/// <summary>That somebody wants their account and data erased. It is gone once it was carried out or called off.</summary>
public sealed class Erasure
{
    private Erasure()
    {
    }

    public Erasure(MemberKey member, string culture, DateTimeOffset askedAt, DateTimeOffset dueAt)
    {
        Member = member;
        Culture = culture;
        AskedAt = askedAt;
        DueAt = dueAt;
    }

    public MemberKey Member { get; private init; }

    /// <summary>The language of the mails about it.</summary>
    public string Culture { get; private init; } = "";

    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>When it may be carried out.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>Raised by whoever works on it: the row that they wait for each other at.</summary>
    public int Version { get; private init; }

    /// <summary>Leaves it for later.</summary>
    public void Postpone(DateTimeOffset until) => DueAt = until;
}

internal sealed class ErasureConfiguration : IEntityTypeConfiguration<Erasure>
{
    public void Configure(EntityTypeBuilder<Erasure> erasure)
    {
        erasure.HasKey(e => e.Member);
        erasure.HasIndex(e => e.DueAt); // the job asks for what is due
    }
}
