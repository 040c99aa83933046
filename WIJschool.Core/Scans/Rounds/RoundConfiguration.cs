using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Scans.Rounds;

internal sealed class InstrumentVersionConfiguration : IEntityTypeConfiguration<InstrumentVersion>
{
    public void Configure(EntityTypeBuilder<InstrumentVersion> version) => version.HasKey(v => v.Id);
}

internal sealed class SchoolRoundConfiguration : IEntityTypeConfiguration<SchoolRound>
{
    public void Configure(EntityTypeBuilder<SchoolRound> round)
    {
        round.HasKey(r => r.Id);
        round.Ignore(r => r.Key);
        round.HasIndex(r => new { r.SchoolId, r.InstrumentCode, r.SchoolYear, r.Number }).IsUnique();
        round.HasIndex(r => new { r.Status, r.ClosesOn }); // what closes by itself
        round.HasIndex(r => new { r.InstrumentCode, r.Sector, r.ClosedOn }); // what a benchmark is made of
        round.HasIndex(r => r.SharedCode);
        round.HasOne<School>().WithMany().HasForeignKey(r => r.SchoolId).OnDelete(DeleteBehavior.Cascade);
        round.HasOne<InstrumentVersion>().WithMany().HasForeignKey(r => r.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnswerGroupConfiguration : IEntityTypeConfiguration<AnswerGroup>
{
    public void Configure(EntityTypeBuilder<AnswerGroup> group)
    {
        group.HasKey(g => new { g.RoundId, g.Key });
        group.HasOne<SchoolRound>().WithMany().HasForeignKey(g => g.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class AnswerReceiptConfiguration : IEntityTypeConfiguration<AnswerReceipt>
{
    public void Configure(EntityTypeBuilder<AnswerReceipt> receipt)
    {
        receipt.HasKey(r => new { r.RoundId, r.Hash });
        receipt.HasOne<SchoolRound>().WithMany().HasForeignKey(r => r.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ScanInvitationConfiguration : IEntityTypeConfiguration<ScanInvitation>
{
    public void Configure(EntityTypeBuilder<ScanInvitation> invitation)
    {
        invitation.HasKey(i => i.Id);
        invitation.HasIndex(i => new { i.RoundId, i.Mail }).IsUnique();
        invitation.HasOne<SchoolRound>().WithMany().HasForeignKey(i => i.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InvitationLinkConfiguration : IEntityTypeConfiguration<InvitationLink>
{
    public void Configure(EntityTypeBuilder<InvitationLink> link)
    {
        link.HasKey(l => l.CodeHash);
        link.HasIndex(l => l.InvitationId);
        link.HasOne<ScanInvitation>().WithMany().HasForeignKey(l => l.InvitationId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RoundFigureConfiguration : IEntityTypeConfiguration<RoundFigure>
{
    public void Configure(EntityTypeBuilder<RoundFigure> figure)
    {
        figure.HasKey(f => new { f.RoundId, f.Kind, f.Code });
        figure.HasOne<SchoolRound>().WithMany().HasForeignKey(f => f.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ScanBenchmarkConfiguration : IEntityTypeConfiguration<ScanBenchmark>
{
    public void Configure(EntityTypeBuilder<ScanBenchmark> benchmark)
    {
        benchmark.HasKey(b => new { b.InstrumentCode, b.SchoolYear, b.Term, b.Sector, b.Kind, b.Code });
        benchmark.Ignore(b => b.Shown);
    }
}
