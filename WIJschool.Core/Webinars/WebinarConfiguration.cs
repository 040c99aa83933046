using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace WIJschool.Core.Webinars;

internal sealed class WebinarRequestConfiguration : IEntityTypeConfiguration<WebinarRequest>
{
    public void Configure(EntityTypeBuilder<WebinarRequest> request)
    {
        request.HasKey(r => r.Id);
        request.HasIndex(r => r.SchoolId);
        request.HasIndex(r => r.Status); // the coordinators ask for what waits
        request.HasIndex(r => r.Expert); // the experts for what they have to confirm
        request.HasIndex(r => r.Member);
    }
}

internal sealed class ProposedDateConfiguration : IEntityTypeConfiguration<ProposedDate>
{
    public void Configure(EntityTypeBuilder<ProposedDate> date)
    {
        date.HasKey(d => d.Id);
        date.Ignore(d => d.Slot);
        date.HasOne<WebinarRequest>().WithMany().HasForeignKey(d => d.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebinarConfiguration : IEntityTypeConfiguration<Webinar>
{
    public void Configure(EntityTypeBuilder<Webinar> webinar)
    {
        webinar.HasKey(w => w.Id);
        webinar.Ignore(w => w.Slot);
        webinar.HasIndex(w => w.StartsAt); // the agenda and the reminders ask for what is to come
        webinar.HasIndex(w => new { w.Expert, w.StartsAt });
        webinar.HasIndex(w => w.SchoolId);
    }
}

internal sealed class SignUpConfiguration : IEntityTypeConfiguration<SignUp>
{
    public void Configure(EntityTypeBuilder<SignUp> signUp)
    {
        signUp.HasKey(s => s.Id);
        signUp.HasIndex(s => new { s.WebinarId, s.Mail }).IsUnique();
        signUp.HasIndex(s => s.Member);
        signUp.HasIndex(s => s.SchoolId);
        signUp.HasOne<Webinar>().WithMany().HasForeignKey(s => s.WebinarId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebinarMaterialConfiguration : IEntityTypeConfiguration<WebinarMaterial>
{
    public void Configure(EntityTypeBuilder<WebinarMaterial> material)
    {
        material.HasKey(m => m.Id);
        material.HasOne<Webinar>().WithMany().HasForeignKey(m => m.WebinarId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebinarEvaluationConfiguration : IEntityTypeConfiguration<WebinarEvaluation>
{
    public void Configure(EntityTypeBuilder<WebinarEvaluation> evaluation)
    {
        evaluation.HasKey(e => e.Id);
        evaluation.HasOne<Webinar>().WithMany().HasForeignKey(e => e.WebinarId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class WebinarCodeConfiguration : IEntityTypeConfiguration<WebinarCode>
{
    public void Configure(EntityTypeBuilder<WebinarCode> code)
    {
        code.HasKey(c => c.Hash);
        code.HasOne<SignUp>().WithMany().HasForeignKey(c => c.SignUpId).OnDelete(DeleteBehavior.Cascade);
        code.HasOne<WebinarRequest>().WithMany().HasForeignKey(c => c.RequestId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class BookingTurnConfiguration : IEntityTypeConfiguration<BookingTurn>
{
    public void Configure(EntityTypeBuilder<BookingTurn> turn)
    {
        turn.HasKey(t => t.Key);
        turn.Property(t => t.Key).ValueGeneratedNever();
    }
}
