using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Persistence;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Privacy;

public readonly record struct ConsentId(Guid Value) : IEntityId<ConsentId>
{
    public static ConsentId From(Guid value) => new(value);
}

/// <summary>
/// That somebody agreed to something, and when. It outlives the account, as a school or the alliance may have to show it: then its key is
/// nobody's any more, and no name or address stands in it.
/// </summary>
public sealed class Consent
{
    /// <summary>The terms for who takes part.</summary>
    public const string Terms = "Terms";

    private Consent()
    {
    }

    public Consent(ConsentId id, string kind, string version, string culture, DateTimeOffset now)
    {
        Id = id;
        Kind = kind;
        Version = version;
        Culture = culture;
        GivenAt = now;
    }

    public ConsentId Id { get; private init; }

    /// <summary>What was agreed to, such as <see cref="Terms"/>.</summary>
    public string Kind { get; private init; } = "";

    /// <summary>Of the text that was agreed to.</summary>
    public string Version { get; private init; } = "";

    /// <summary>The language in which it was read.</summary>
    public string Culture { get; private init; } = "";

    public DateTimeOffset GivenAt { get; private init; }

    /// <summary>Who agreed; null until whoever registered a school has an account.</summary>
    public MemberKey? Member { get; private set; }

    /// <summary>The school for which somebody agreed; null when for nobody but themselves.</summary>
    public SchoolId? School { get; private set; }

    public Consent By(MemberKey member)
    {
        Member = member;
        return this;
    }

    public Consent For(SchoolId school)
    {
        School = school;
        return this;
    }
}

internal sealed class ConsentConfiguration : IEntityTypeConfiguration<Consent>
{
    public void Configure(EntityTypeBuilder<Consent> consent)
    {
        consent.HasKey(c => c.Id);
        consent.HasIndex(c => c.Member); // somebody asks for their own
        consent.HasIndex(c => c.School); // no foreign key: the log outlives the school
    }
}
