using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Scans.Rounds;

namespace WIJschool.Core.Scans.Classes;

internal sealed class ClassSessionConfiguration : IEntityTypeConfiguration<ClassSession>
{
    public const string CodeIndex = "IX_wijschoolClassSession_openCode";

    public void Configure(EntityTypeBuilder<ClassSession> session)
    {
        session.HasKey(s => s.Id);
        session.Ignore(s => s.GroupKey);
        session.Property(s => s.Group).HasMaxLength(ClassSession.LongestGroup);
        // a code comes back once the class that had it is done
        session.HasIndex(s => s.Code).IsUnique().HasFilter("\"status\" = 'Open'").HasDatabaseName(CodeIndex);
        session.HasIndex(s => new { s.SchoolId, s.StartedAt });
        session.HasIndex(s => new { s.Status, s.ExpiresAt }); // what closes by itself
        session.HasOne<SchoolRound>().WithMany().HasForeignKey(s => s.RoundId).OnDelete(DeleteBehavior.Cascade);
        session.HasOne<Schools.School>().WithMany().HasForeignKey(s => s.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ClassReceiptConfiguration : IEntityTypeConfiguration<ClassReceipt>
{
    public void Configure(EntityTypeBuilder<ClassReceipt> receipt)
    {
        receipt.HasKey(r => new { r.SessionId, r.Device });
        receipt.HasOne<ClassSession>().WithMany().HasForeignKey(r => r.SessionId).OnDelete(DeleteBehavior.Cascade);
    }
}
