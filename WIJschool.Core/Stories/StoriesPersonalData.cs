using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;
using WIJschool.Core.Privacy;
using WIJschool.Core.Schools;

namespace WIJschool.Core.Stories;

/// <summary>The stories that somebody began, the pictures that they vouched for, and what they said of other stories. What is published stays the school's.</summary>
public sealed class StoriesPersonalData(WijschoolDbContext db) : IPersonalData
{
    public string Name => "stories";

    public async Task<object?> ExportAsync(DataSubject person, CancellationToken ct) => new
    {
        Stories = await db.Set<SchoolStory>().AsNoTracking().Where(story => story.Author == person.Key).OrderBy(story => story.StartedAt)
            .Select(story => new
            {
                story.Title,
                story.Kind,
                story.State,
                story.Intro,
                story.Situation,
                story.Dilemma,
                story.Approach,
                story.Result,
                story.Lessons,
                story.StartedAt,
                story.SubmittedAt,
                story.PublishedAt,
            }).ToListAsync(ct),
        Pictures = await db.Set<StoryPicture>().AsNoTracking().Where(picture => picture.ConsentBy == person.Key).OrderBy(picture => picture.Id)
            .Select(picture => new { picture.AltText, picture.ConsentAt }).ToListAsync(ct),
        Appreciated = await db.Set<StoryAppreciation>().AsNoTracking().Where(a => a.Member == person.Key).OrderBy(a => a.At).Select(a => new { a.Document, a.At }).ToListAsync(ct),
        Asked = await db.Set<StoryQuestion>().AsNoTracking().Where(q => q.AskedBy == person.Key).OrderBy(q => q.AskedAt).Select(q => new { q.Text, q.AskedAt }).ToListAsync(ct),
        Answered = await db.Set<StoryQuestion>().AsNoTracking().Where(q => q.AnsweredBy == person.Key).OrderBy(q => q.AnsweredAt).Select(q => new { q.Answer, q.AnsweredAt }).ToListAsync(ct),
    };

    public async Task<IReadOnlyList<PersonalFile>> FilesAsync(DataSubject person, CancellationToken ct)
    {
        var pictures = await db.Set<StoryPicture>().AsNoTracking().Where(picture => picture.ConsentBy == person.Key && picture.Content != null)
            .OrderBy(picture => picture.Id).Select(picture => new { picture.Id, picture.Content }).ToListAsync(ct);
        return [.. pictures.Select(picture => new PersonalFile($"{picture.Id.Value:N}.webp", _ => Task.FromResult<Stream>(new MemoryStream(picture.Content!, writable: false))))];
    }

    public async Task EraseAsync(DataSubject person, CancellationToken ct)
    {
        await db.Set<SchoolStory>().Where(story => story.Author == person.Key).ExecuteUpdateAsync(set => set.SetProperty(story => story.Author, (MemberKey?)null), ct);
        await db.Set<StoryPicture>().Where(picture => picture.ConsentBy == person.Key).ExecuteUpdateAsync(set => set.SetProperty(picture => picture.ConsentBy, (MemberKey?)null), ct);
        await db.Set<StoryAppreciation>().Where(a => a.Member == person.Key).ExecuteDeleteAsync(ct);
        await db.Set<StoryQuestion>().Where(q => q.AskedBy == person.Key).ExecuteUpdateAsync(set => set.SetProperty(q => q.AskedBy, (MemberKey?)null), ct);
        await db.Set<StoryQuestion>().Where(q => q.AnsweredBy == person.Key).ExecuteUpdateAsync(set => set.SetProperty(q => q.AnsweredBy, (MemberKey?)null), ct);
    }
}
