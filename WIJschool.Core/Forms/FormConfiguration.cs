using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Core.Forms;

internal sealed class FormEntryConfiguration : IEntityTypeConfiguration<FormEntry>
{
    public void Configure(EntityTypeBuilder<FormEntry> entry)
    {
        entry.HasKey(e => e.Id);
        entry.HasIndex(e => new { e.FormKey, e.Ticket }).IsUnique(); // sent twice is sent once
        entry.HasIndex(e => new { e.FormKey, e.SentAt }); // the list of a form, and its limits
        entry.HasIndex(e => e.Member); // a member asks what is kept, and a form what this member has sent
        entry.HasIndex(e => e.ForgetAt); // the clean-up
        entry.HasOne<FormVersion>().WithMany().HasForeignKey(e => e.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FormVersionConfiguration : IEntityTypeConfiguration<FormVersion>
{
    public void Configure(EntityTypeBuilder<FormVersion> version)
    {
        version.HasKey(v => v.Id);
        version.HasIndex(v => new { v.FormKey, v.Hash }).IsUnique();
    }
}

internal sealed class FormAttachmentConfiguration : IEntityTypeConfiguration<FormAttachment>
{
    public void Configure(EntityTypeBuilder<FormAttachment> file)
    {
        file.HasKey(f => f.Id);
        file.HasIndex(f => f.EntryId);
        file.HasIndex(f => new { f.FormKey, f.Ticket });
        file.HasIndex(f => f.GivenAt); // the clean-up asks for what was never sent
    }
}

internal sealed class FormTurnConfiguration : IEntityTypeConfiguration<FormTurn>
{
    public void Configure(EntityTypeBuilder<FormTurn> turn) => turn.HasKey(t => t.FormKey);
}
