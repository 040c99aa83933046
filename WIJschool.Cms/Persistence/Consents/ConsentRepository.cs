using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using WIJschool.Cms.Persistence.Querying;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Consents;

/// <summary>What people agreed to. A changed answer is a new row; the old ones stay as its history.</summary>
internal sealed class ConsentRepository(IScopedDatabase database) : RowRepository<int, IConsent, ConsentRow>(database), IConsentRepository
{
    private static readonly RowMap<IConsent, ConsentRow> Members = new RowMap<IConsent, ConsentRow>()
        .Map(nameof(IConsent.Id), r => r.Id)
        .Map(nameof(IConsent.Current), r => r.Current)
        .Map(nameof(IConsent.Source), r => r.Source)
        .Map(nameof(IConsent.Context), r => r.Context)
        .Map(nameof(IConsent.Action), r => r.Action)
        .Map(nameof(IConsent.State), r => r.State)
        .Map(nameof(IConsent.Comment), r => r.Comment)
        .Map(nameof(IConsent.CreateDate), r => r.CreateDate);

    protected override RowMap<IConsent, ConsentRow> Map => Members;

    /// <summary>Newest first: Core takes the rest as history.</summary>
    protected override IQueryable<ConsentRow> Rows => Db.Consents.OrderByDescending(r => r.CreateDate).ThenByDescending(r => r.Id);

    /// <summary>One consent for each source, context and action: the newest answer that meets the query, with the older ones as its history.</summary>
    public override IEnumerable<IConsent> Get(IQuery<IConsent> query) => base.Get(query).Cast<Consent>()
        .GroupBy(c => (c.Source, c.Context, c.Action), c => c, (_, answers) => WithHistory([.. answers])).ToList();

    public void ClearCurrent(string source, string context, string action) => Db.Consents
        .Where(r => r.Source == source && r.Context == context && r.Action == action && r.Current)
        .ExecuteUpdate(r => r.SetProperty(x => x.Current, false));

    public override void Delete(IConsent entity) => Db.Consents.Where(r => r.Id == entity.Id).ExecuteDelete();

    protected override IQueryable<ConsentRow> WithIds(IReadOnlyCollection<int> ids) => Rows.Where(r => ids.Contains(r.Id));

    protected override IConsent Build(ConsentRow row)
    {
        var consent = new Consent
        {
            Id = row.Id,
            Current = row.Current,
            Source = row.Source,
            Context = row.Context,
            Action = row.Action,
            State = (ConsentState)row.State,
            Comment = row.Comment,
            CreateDate = row.CreateDate,
            UpdateDate = row.CreateDate,
        };
        consent.ResetDirtyProperties(rememberDirty: false);
        return consent;
    }

    protected override void Insert(IConsent entity)
    {
        var row = ToRow(entity);
        Db.Add(row);
        Db.SaveChanges();
        entity.Id = row.Id;
    }

    protected override void Update(IConsent entity)
    {
        Db.Update(ToRow(entity));
        Db.SaveChanges();
    }

    private static IConsent WithHistory(List<Consent> answers)
    {
        answers[0].HistoryInternal = answers.Count > 1 ? [.. answers.Skip(1)] : null;
        return answers[0];
    }

    private static ConsentRow ToRow(IConsent consent) => new()
    {
        Id = consent.Id,
        Current = consent.Current,
        Source = consent.Source ?? "",
        Context = consent.Context ?? "",
        Action = consent.Action ?? "",
        State = (int)consent.State,
        Comment = consent.Comment,
        CreateDate = consent.CreateDate,
    };
}
