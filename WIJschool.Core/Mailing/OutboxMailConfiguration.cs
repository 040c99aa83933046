using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Core.Mailing;

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> mail)
    {
        mail.HasKey(m => m.Id);
        mail.HasIndex(m => new { m.State, m.DueAt }); // the sender asks for what is due
        mail.HasIndex(m => m.SettledAt); // the clean-up asks for what is old
    }
}
