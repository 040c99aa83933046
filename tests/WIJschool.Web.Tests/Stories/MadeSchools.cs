using System.Globalization;
using Umbraco.Cms.Core.Services;
using WIJschool.Core.Mailing;
using WIJschool.Core.Schools;
using WIJschool.Core.Stories;

namespace WIJschool.Web.Tests.Stories;

/// <summary>Schools and people that a test needs and is not about, made as they stand after all that.</summary>
internal static class MadeSchools
{
    private static int made;

    public static School Approved(string name, DateTimeOffset now)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"8{Interlocked.Increment(ref made):000}01");
        var profile = new SchoolProfile(name, VestigingCode.Parse(code).Expect(), Sector.Primary, "Utrecht", 200);
        var school = new School(new SchoolId(Guid.NewGuid()), profile, new SchoolContact("Lotte", EmailAddress.Parse($"contact{made}@school.nl").Expect(), "nl"), now);
        school.Verify(now);
        Assert.Null(school.Decide(SchoolStatus.Approved, new CoordinatorKey(Guid.NewGuid()), now));
        return school;
    }

    /// <summary>A school with so many people, of whom the first is its admin.</summary>
    public static async Task<(SchoolId School, MemberKey[] People)> SchoolAsync(this DomainSite site, int people = 2)
    {
        var members = site.Get<IMemberService>();
        var keys = new MemberKey[people];
        for (var number = 0; number < people; number++)
        {
            var address = $"{Guid.NewGuid():N}@school.nl";
            var member = members.CreateMember(address, address, $"Collega {number + 1}", "Member");
            members.Save(member);
            keys[number] = new MemberKey(member.Key);
        }
        var school = Approved($"School {Guid.NewGuid():N}"[..20], site.Clock.GetUtcNow());
        await site.ReadAsync(async db =>
        {
            db.Add(school);
            db.AddRange(keys.Select((key, place) => new SchoolMembership(school.Id, key, place == 0 ? SchoolRole.Admin : SchoolRole.Staff, site.Clock.GetUtcNow())));
            return await db.SaveChangesAsync();
        });
        return (school.Id, keys);
    }

    /// <summary>A story of a school as it stands when an editor published it.</summary>
    public static async Task<(StoryId Id, Guid Document)> PublishedAsync(this DomainSite site, SchoolId school, MemberKey author)
    {
        var (id, document) = (new StoryId(Guid.NewGuid()), Guid.NewGuid());
        var basics = new StoryBasics(StoryKind.Success, "Samen eten", "Wat er gebeurde.", null);
        Assert.True((await site.DoAsync((BeginStory begin) => begin.ExecuteAsync(school, author, id, basics, "nl", CancellationToken.None))).IsOk);
        await site.ReadAsync(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.ExecuteUpdateAsync(
            db.Set<SchoolStory>().Where(story => story.Id == id), set => set.SetProperty(story => story.State, StoryState.Published).SetProperty(story => story.Document, document)));
        return (id, document);
    }
}
