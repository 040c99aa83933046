using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using WIJschool.Cms.Persistence;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Editing;

/// <summary>
/// Reads what waits for an editor. It asks the tables instead of Core's content service, which reads a document with all its values where a
/// name and a date are shown.
/// </summary>
public sealed class WorkAtHandReader(
    ICoreScopeProvider scopes, IScopedDatabase database, IEntityService entities, AppCaches caches, IUserService users)
{
    /// <summary>Documents a list shows at most.</summary>
    private const int Shown = 10;

    /// <summary>What is read to find so many that the editor may see: permissions can be set on each document.</summary>
    private const int Read = 5 * Shown;

    private static readonly string WillPublish = nameof(ContentScheduleAction.Release);

    private CmsDbContext Db => database.Db;

    /// <summary>What waits for <paramref name="user"/>: documents below the user's start nodes that the user may read.</summary>
    public WorkAtHand For(IUser user)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var documents = Documents(user.CalculateContentStartNodeIds(entities, caches) ?? []);
        return new(Drafts(user, documents), Scheduled(user, documents), Published(user, documents));
    }

    private IQueryable<Row> Documents(int[] startNodes)
    {
        var nodes = Db.Nodes.Where(n => n.NodeObjectType == Constants.ObjectTypes.Document && !n.Trashed); // blueprints stand in the same tables
        if (!startNodes.Contains(Constants.System.Root))
        {
            var paths = Db.Nodes.Where(n => startNodes.Contains(n.Id)).Select(n => n.Path);
            nodes = nodes.Where(n => paths.Any(path => n.Path == path || n.Path.StartsWith(path + ",")));
        }
        return from node in nodes
               join document in Db.Documents on node.Id equals document.NodeId
               join content in Db.Contents on node.Id equals content.NodeId
               join type in Db.ContentTypes on content.ContentTypeId equals type.NodeId
               select new Row { Node = node, Document = document, Icon = type.Icon };
    }

    private WorkList Drafts(IUser user, IQueryable<Row> documents)
    {
        var drafts =
            from row in documents
            join version in Db.ContentVersions on row.Node.Id equals version.NodeId
            where version.Current && (row.Document.Edited || !row.Document.Published)
            select new Found
            {
                Node = row.Node,
                Icon = row.Icon,
                Name = version.Text,
                Date = version.VersionDate,
                UserId = version.UserId,
                State = row.Document.Published ? WorkState.Changed : WorkState.New,
            };
        return ListOf(user, drafts.Count(), drafts.OrderByDescending(found => found.Date));
    }

    private WorkList Scheduled(IUser user, IQueryable<Row> documents)
    {
        var scheduled =
            from row in documents
            join entry in Db.ContentSchedules on row.Node.Id equals entry.NodeId
            select new Found
            {
                Node = row.Node,
                Icon = row.Icon,
                Date = entry.Date,
                State = entry.Action == WillPublish ? WorkState.Publish : WorkState.Unpublish,
                Culture = Db.Languages.Where(language => language.Id == entry.LanguageId).Select(language => language.LanguageIsoCode).FirstOrDefault(),
            };
        return ListOf(user, scheduled.Count(), scheduled.OrderBy(found => found.Date));
    }

    private WorkList Published(IUser user, IQueryable<Row> documents)
    {
        var published =
            from row in documents
            join version in Db.ContentVersions on row.Node.Id equals version.NodeId
            join documentVersion in Db.DocumentVersions on version.Id equals documentVersion.Id
            where row.Document.Published && documentVersion.Published
            select new Found
            {
                Node = row.Node,
                Icon = row.Icon,
                Name = version.Text,
                Date = version.VersionDate,
                UserId = version.UserId,
                State = WorkState.Published,
            };
        return ListOf(user, published.Count(), published.OrderByDescending(found => found.Date));
    }

    private WorkList ListOf(IUser user, int total, IQueryable<Found> found)
    {
        var read = found.Take(Read).ToList();
        var paths = read.Select(one => one.Node.Path).Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => MayRead(user, path), StringComparer.Ordinal);
        var shown = read.Where(one => paths[one.Node.Path]).Take(Shown).ToList();
        var names = Names(shown);
        return new(total - read.Count(one => !paths[one.Node.Path]), shown.ConvertAll(one => one.Item(names)));
    }

    private bool MayRead(IUser user, string path) => users.GetPermissionsForPath(user, path).GetAllPermissions().Contains(ActionBrowse.ActionLetter, StringComparer.Ordinal);

    private Dictionary<int, string> Names(List<Found> shown)
    {
        var ids = shown.Select(found => found.UserId).OfType<int>().Distinct().ToList();
        return Db.Users.Where(user => ids.Contains(user.Id)).ToDictionary(user => user.Id, user => user.UserName);
    }

    private sealed class Row
    {
        public required NodeRow Node { get; init; }
        public required DocumentRow Document { get; init; }
        public string? Icon { get; init; }
    }

    private sealed class Found
    {
        private const string AnyDocument = "icon-document";

        public required NodeRow Node { get; init; }
        public string? Name { get; init; }
        public string? Icon { get; init; }
        public DateTime Date { get; init; }
        public int? UserId { get; init; }
        public WorkState State { get; init; }
        public string? Culture { get; init; }

        public WorkItem Item(Dictionary<int, string> users) => new(
            Node.UniqueId, Name ?? Node.Text ?? "", Icon ?? AnyDocument, new DateTimeOffset(DateTime.SpecifyKind(Date, DateTimeKind.Utc)),
            UserId is { } id ? users.GetValueOrDefault(id) : null, State, Culture);
    }
}
