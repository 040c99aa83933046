using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Core.Schools;

internal sealed class SchoolConfiguration : IEntityTypeConfiguration<School>
{
    public void Configure(EntityTypeBuilder<School> school)
    {
        school.HasKey(s => s.Id);
        // a location that was refused or closed can be registered again
        school.HasIndex(s => s.Code).IsUnique().HasFilter("\"status\" IN ('Waiting', 'Approved')");
        school.HasIndex(s => s.VerificationHash);
        school.HasIndex(s => s.Status); // the coordinators ask for what waits
    }
}

internal sealed class SchoolMembershipConfiguration : IEntityTypeConfiguration<SchoolMembership>
{
    public void Configure(EntityTypeBuilder<SchoolMembership> membership)
    {
        membership.HasKey(m => new { m.SchoolId, m.Member });
        membership.HasIndex(m => m.Member); // whoever signs in asks for their schools
        membership.HasOne<School>().WithMany().HasForeignKey(m => m.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.HasKey(i => i.Id);
        invitation.HasIndex(i => i.CodeHash).IsUnique();
        invitation.HasIndex(i => new { i.SchoolId, i.Mail }).IsUnique();
        invitation.HasOne<School>().WithMany().HasForeignKey(i => i.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}
