using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Core.Support;

internal sealed class SupportRequestConfiguration : IEntityTypeConfiguration<SupportRequest>
{
    public void Configure(EntityTypeBuilder<SupportRequest> request)
    {
        request.HasKey(r => r.Id);
        request.HasIndex(r => r.SchoolId);
        request.HasIndex(r => r.Status); // the coordinators ask for what waits
        request.HasIndex(r => r.AdviserMember);
        request.HasIndex(r => r.Member);
    }
}

internal sealed class SupportMessageConfiguration : IEntityTypeConfiguration<SupportMessage>
{
    public void Configure(EntityTypeBuilder<SupportMessage> message)
    {
        message.HasKey(m => m.Id);
        message.HasIndex(m => new { m.RequestId, m.SentAt });
        message.HasIndex(m => m.Member);
        message.HasOne<SupportRequest>().WithMany().HasForeignKey(m => m.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}
