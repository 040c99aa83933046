using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using WIJschool.Cms.Persistence.Schema;

namespace WIJschool.Cms.Persistence;

/// <summary>
/// Umbraco 17's tables as they are. Rows are read without tracking and forgotten once saved, because a context lives as long
/// as a scope and Umbraco's services read the same rows again after other parts of the scope have changed them.
/// </summary>
public sealed class CmsDbContext(DbContextOptions<CmsDbContext> options) : DbContext(options)
{
    public DbSet<AccessRow> AccessEntries => Set<AccessRow>();
    public DbSet<AccessRuleRow> AccessRules => Set<AccessRuleRow>();
    public DbSet<AllowedContentTypeRow> AllowedContentTypes => Set<AllowedContentTypeRow>();
    public DbSet<AuditEntryRow> AuditEntries => Set<AuditEntryRow>();
    public DbSet<AuditLogRow> AuditLog => Set<AuditLogRow>();
    public DbSet<CacheInstructionRow> CacheInstructions => Set<CacheInstructionRow>();
    public DbSet<ConsentRow> Consents => Set<ConsentRow>();
    public DbSet<ContentNuRow> ContentNu => Set<ContentNuRow>();
    public DbSet<ContentRow> Contents => Set<ContentRow>();
    public DbSet<ContentScheduleRow> ContentSchedules => Set<ContentScheduleRow>();
    public DbSet<ContentTypeInheritanceRow> ContentTypeInheritance => Set<ContentTypeInheritanceRow>();
    public DbSet<ContentTypeRow> ContentTypes => Set<ContentTypeRow>();
    public DbSet<ContentVersionCleanupPolicyRow> ContentVersionCleanupPolicies => Set<ContentVersionCleanupPolicyRow>();
    public DbSet<ContentVersionCultureVariationRow> ContentVersionCultureVariations => Set<ContentVersionCultureVariationRow>();
    public DbSet<ContentVersionRow> ContentVersions => Set<ContentVersionRow>();
    public DbSet<CreatedPackageSchemaRow> CreatedPackageSchemas => Set<CreatedPackageSchemaRow>();
    public DbSet<DataTypeRow> DataTypes => Set<DataTypeRow>();
    public DbSet<DictionaryItemRow> DictionaryItems => Set<DictionaryItemRow>();
    public DbSet<DictionaryTextRow> DictionaryTexts => Set<DictionaryTextRow>();
    public DbSet<DistributedJobRow> DistributedJobs => Set<DistributedJobRow>();
    public DbSet<DocumentCultureVariationRow> DocumentCultureVariations => Set<DocumentCultureVariationRow>();
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();
    public DbSet<DocumentTypeTemplateRow> DocumentTypeTemplates => Set<DocumentTypeTemplateRow>();
    public DbSet<DocumentUrlAliasRow> DocumentUrlAliases => Set<DocumentUrlAliasRow>();
    public DbSet<DocumentUrlRow> DocumentUrls => Set<DocumentUrlRow>();
    public DbSet<DocumentVersionRow> DocumentVersions => Set<DocumentVersionRow>();
    public DbSet<DomainRow> Domains => Set<DomainRow>();
    public DbSet<ExternalLoginRow> ExternalLogins => Set<ExternalLoginRow>();
    public DbSet<ExternalLoginTokenRow> ExternalLoginTokens => Set<ExternalLoginTokenRow>();
    public DbSet<ExternalMemberRow> ExternalMembers => Set<ExternalMemberRow>();
    public DbSet<ExternalMemberToGroupRow> ExternalMemberToGroups => Set<ExternalMemberToGroupRow>();
    public DbSet<KeyValueRow> KeyValues => Set<KeyValueRow>();
    public DbSet<LanguageRow> Languages => Set<LanguageRow>();
    public DbSet<LastSyncedRow> LastSynced => Set<LastSyncedRow>();
    public DbSet<LockRow> Locks => Set<LockRow>();
    public DbSet<LogViewerQueryRow> LogViewerQueries => Set<LogViewerQueryRow>();
    public DbSet<LongRunningOperationRow> LongRunningOperations => Set<LongRunningOperationRow>();
    public DbSet<MediaVersionRow> MediaVersions => Set<MediaVersionRow>();
    public DbSet<MemberRow> Members => Set<MemberRow>();
    public DbSet<MemberToGroupRow> MemberToGroups => Set<MemberToGroupRow>();
    public DbSet<MemberTypePropertyRow> MemberTypeProperties => Set<MemberTypePropertyRow>();
    public DbSet<NodeRow> Nodes => Set<NodeRow>();
    public DbSet<OpenIddictApplicationRow> OpenIddictApplications => Set<OpenIddictApplicationRow>();
    public DbSet<OpenIddictAuthorizationRow> OpenIddictAuthorizations => Set<OpenIddictAuthorizationRow>();
    public DbSet<OpenIddictScopeRow> OpenIddictScopes => Set<OpenIddictScopeRow>();
    public DbSet<OpenIddictTokenRow> OpenIddictTokens => Set<OpenIddictTokenRow>();
    public DbSet<PropertyDataRow> PropertyData => Set<PropertyDataRow>();
    public DbSet<PropertyTypeGroupRow> PropertyTypeGroups => Set<PropertyTypeGroupRow>();
    public DbSet<PropertyTypeRow> PropertyTypes => Set<PropertyTypeRow>();
    public DbSet<RedirectUrlRow> RedirectUrls => Set<RedirectUrlRow>();
    public DbSet<RelationRow> Relations => Set<RelationRow>();
    public DbSet<RelationTypeRow> RelationTypes => Set<RelationTypeRow>();
    public DbSet<RepositoryCacheVersionRow> RepositoryCacheVersions => Set<RepositoryCacheVersionRow>();
    public DbSet<ServerRow> Servers => Set<ServerRow>();
    public DbSet<TagRelationshipRow> TagRelationships => Set<TagRelationshipRow>();
    public DbSet<TagRow> Tags => Set<TagRow>();
    public DbSet<TemplateRow> Templates => Set<TemplateRow>();
    public DbSet<TwoFactorLoginRow> TwoFactorLogins => Set<TwoFactorLoginRow>();
    public DbSet<UserClientIdRow> UserClientIds => Set<UserClientIdRow>();
    public DbSet<UserDataRow> UserData => Set<UserDataRow>();
    public DbSet<UserGroupGranularPermissionRow> UserGroupGranularPermissions => Set<UserGroupGranularPermissionRow>();
    public DbSet<UserGroupLanguageRow> UserGroupLanguages => Set<UserGroupLanguageRow>();
    public DbSet<UserGroupPermissionRow> UserGroupPermissions => Set<UserGroupPermissionRow>();
    public DbSet<UserGroupRow> UserGroups => Set<UserGroupRow>();
    public DbSet<UserGroupSectionRow> UserGroupSections => Set<UserGroupSectionRow>();
    public DbSet<UserLoginRow> UserLogins => Set<UserLoginRow>();
    public DbSet<UserNotificationRow> UserNotifications => Set<UserNotificationRow>();
    public DbSet<UserRow> Users => Set<UserRow>();
    public DbSet<UserStartNodeRow> UserStartNodes => Set<UserStartNodeRow>();
    public DbSet<UserToUserGroupRow> UserToUserGroups => Set<UserToUserGroupRow>();
    public DbSet<WebhookContentTypeRow> WebhookContentTypes => Set<WebhookContentTypeRow>();
    public DbSet<WebhookEventRow> WebhookEvents => Set<WebhookEventRow>();
    public DbSet<WebhookHeaderRow> WebhookHeaders => Set<WebhookHeaderRow>();
    public DbSet<WebhookLogRow> WebhookLogs => Set<WebhookLogRow>();
    public DbSet<WebhookRequestRow> WebhookRequests => Set<WebhookRequestRow>();
    public DbSet<WebhookRow> Webhooks => Set<WebhookRow>();

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        var count = base.SaveChanges(acceptAllChangesOnSuccess);
        ChangeTracker.Clear();
        return count;
    }

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        ChangeTracker.Clear();
        return count;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        // Umbraco names its indexes one by one; EF would add one for every foreign key.
        configurationBuilder.Conventions.Remove<ForeignKeyIndexConvention>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        SchemaConventions.Apply(modelBuilder.Model, Database.IsNpgsql());
        if (Database.IsNpgsql()) modelBuilder.HasPostgresExtension("citext");
    }
}
