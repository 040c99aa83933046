using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

internal sealed class SchoolStoryConfiguration : IEntityTypeConfiguration<SchoolStory>
{
    public void Configure(EntityTypeBuilder<SchoolStory> story)
    {
        story.HasKey(s => s.Id);
        story.HasIndex(s => s.SchoolId); // a school asks for its own
        story.HasIndex(s => s.State); // the editors ask for what waits
        story.HasIndex(s => s.Document).IsUnique(); // a page asks whose it is
        story.HasIndex(s => s.Author); // whoever asks for their data
        story.HasOne<School>().WithMany().HasForeignKey(s => s.SchoolId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoryPictureConfiguration : IEntityTypeConfiguration<StoryPicture>
{
    public void Configure(EntityTypeBuilder<StoryPicture> picture)
    {
        picture.HasKey(p => p.Id);
        picture.HasIndex(p => p.StoryId);
        picture.HasOne<SchoolStory>().WithMany().HasForeignKey(p => p.StoryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class StoryAppreciationConfiguration : IEntityTypeConfiguration<StoryAppreciation>
{
    public void Configure(EntityTypeBuilder<StoryAppreciation> appreciation)
    {
        appreciation.HasKey(a => new { a.Document, a.Member }); // one a member and a story
        appreciation.HasIndex(a => a.Member);
    }
}

internal sealed class StoryQuestionConfiguration : IEntityTypeConfiguration<StoryQuestion>
{
    public void Configure(EntityTypeBuilder<StoryQuestion> question)
    {
        question.HasKey(q => q.Id);
        question.HasIndex(q => q.StoryId);
        question.HasIndex(q => new { q.AskedBy, q.AskedAt }); // how many somebody asked of late
        question.HasIndex(q => q.ReportedAt); // the editors ask for what was reported
        question.HasOne<SchoolStory>().WithMany().HasForeignKey(q => q.StoryId).OnDelete(DeleteBehavior.Cascade);
    }
}
