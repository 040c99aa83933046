using System.Globalization;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Search.Content;

/// <summary>Makes documents to search in of members: found by name, user name, mail address, number and key.</summary>
internal sealed class MemberDocuments(IMemberService members)
{
    private const int PageSize = 500;

    public IReadOnlyList<SearchDocument> All(CancellationToken ct)
    {
        var documents = new List<SearchDocument>();
        var (page, total) = (0L, 1L);
        while (page * PageSize < total)
        {
            ct.ThrowIfCancellationRequested();
            documents.AddRange(members.GetAll(page++, PageSize, out total).Select(Of));
        }

        return documents;
    }

    public IReadOnlyList<SearchDocument> Of(IEnumerable<Guid> keys) => [.. keys.Select(members.GetById).OfType<IMember>().Select(Of)];

    private static SearchDocument Of(IMember member) => new()
    {
        Key = member.Key,
        Kind = member.ContentTypeAlias,
        Title = member.Name ?? member.Username,
        Intro = $"{member.Username}\n{member.Email}",
        Keywords = new Dictionary<string, IReadOnlyList<string>>
        {
            ["id"] = [member.Id.ToString(CultureInfo.InvariantCulture), member.Key.ToString("D")],
        },
        Date = new DateTimeOffset(DateTime.SpecifyKind(member.CreateDate, DateTimeKind.Utc)),
    };
}
