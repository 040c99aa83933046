using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Manifest;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Packaging;
using Umbraco.Cms.Core.Packaging;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using WIJschool.Cms.Persistence.Schema;
using WIJschool.Cms.Persistence.Scoping;

namespace WIJschool.Cms.Persistence.Packaging;

/// <summary>
/// Packages that editors put together of types, texts and pages, to take to another Umbraco. Which ones is kept in Umbraco's table; the file is made
/// when it is asked for, so that it has everything as it then is. Packages of others are not installed: their files are no part of this site.
/// </summary>
internal sealed class CreatedPackages(
    ICoreScopeProvider scopes, IScopedDatabase database, PackageFile file, IAuditService audit, IServiceProvider services, TimeProvider clock) : IPackagingService
{
    private static readonly PackageDefinitionXmlParser xml = new();

    public Task<PagedModel<PackageDefinition>> GetCreatedPackagesAsync(int skip, int take)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        var rows = database.Db.CreatedPackageSchemas;
        var page = rows.OrderBy(row => row.Id).Skip(skip).Take(take).ToList();
        return Task.FromResult(new PagedModel<PackageDefinition>(rows.LongCount(), page.ConvertAll(Read)));
    }

    public PackageDefinition? GetCreatedPackageById(int id)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return database.Db.CreatedPackageSchemas.SingleOrDefault(row => row.Id == id) is { } found ? Read(found) : null;
    }

    public Task<PackageDefinition?> GetCreatedPackageByKeyAsync(Guid key)
    {
        using var scope = scopes.CreateCoreScope(autoComplete: true);
        return Task.FromResult(database.Db.CreatedPackageSchemas.SingleOrDefault(row => row.PackageId == key) is { } found ? Read(found) : null);
    }

    public async Task<Attempt<PackageDefinition, PackageOperationStatus>> CreateCreatedPackageAsync(PackageDefinition package, Guid userKey)
    {
        using var scope = scopes.CreateCoreScope();
        if (Refusal(package) is { } refused) return Ended(scope, refused, package);

        package.PackageId = package.PackageId == Guid.Empty ? Guid.NewGuid() : package.PackageId;
        var row = new CreatedPackageSchemaRow { Name = package.Name, PackageId = package.PackageId, Value = "" };
        database.Db.Add(row);
        database.Db.SaveChanges();
        package.Id = row.Id; // the text has the id too
        Write(package);
        await audit.AddAsync(AuditType.New, userKey, -1, "Package", $"Created package '{package.Name}' created. Package key: {package.PackageId}");
        return Ended(scope, PackageOperationStatus.Success, package);
    }

    public async Task<Attempt<PackageDefinition, PackageOperationStatus>> UpdateCreatedPackageAsync(PackageDefinition package, Guid userKey)
    {
        using var scope = scopes.CreateCoreScope();
        if (database.Db.CreatedPackageSchemas.SingleOrDefault(row => row.PackageId == package.PackageId) is not { } stored)
            return Ended(scope, PackageOperationStatus.NotFound, package);

        package.Id = stored.Id;
        if (Refusal(package) is { } refused) return Ended(scope, refused, package);

        Write(package);
        await audit.AddAsync(AuditType.Save, userKey, -1, "Package", $"Created package '{package.Name}' updated. Package key: {package.PackageId}");
        return Ended(scope, PackageOperationStatus.Success, package);
    }

    public async Task<Attempt<PackageDefinition?, PackageOperationStatus>> DeleteCreatedPackageAsync(Guid key, Guid userKey)
    {
        using var scope = scopes.CreateCoreScope();
        var stored = database.Db.CreatedPackageSchemas.SingleOrDefault(row => row.PackageId == key);
        if (stored is null) return Ended<PackageDefinition?>(scope, PackageOperationStatus.NotFound, null);

        database.Db.CreatedPackageSchemas.Where(row => row.Id == stored.Id).ExecuteDelete();
        await audit.AddAsync(AuditType.Delete, userKey, -1, "Package", $"Created package '{stored.Name}' deleted. Package key: {key}");
        return Ended<PackageDefinition?>(scope, PackageOperationStatus.Success, Read(stored));
    }

    public string ExportCreatedPackage(PackageDefinition definition) => file.Write(definition);

    /// <summary>The package's file, which is gone from the disk when it is closed.</summary>
    public Stream? GetPackageFileStream(PackageDefinition definition) =>
        new FileStream(file.Write(definition), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    public async Task<IEnumerable<InstalledPackage>> GetAllInstalledPackagesAsync() =>
        services.GetService(typeof(IPackageManifestService)) is not IPackageManifestService manifests ? []
            : (await manifests.GetAllPackageManifestsAsync()).Select(package => new InstalledPackage
            {
                PackageId = package.Id,
                PackageName = package.Name,
                Version = package.Version,
                AllowPackageTelemetry = package.AllowTelemetry,
            });

    public InstalledPackage? GetInstalledPackageByName(string packageName) =>
        GetAllInstalledPackagesAsync().GetAwaiter().GetResult().FirstOrDefault(package => package.PackageName == packageName);

    /// <summary>None: no package that this site has brings changes of the database.</summary>
    public Task<PagedModel<InstalledPackage>> GetInstalledPackagesFromMigrationPlansAsync(int skip, int take) => Task.FromResult(new PagedModel<InstalledPackage>(0, []));

    public CompiledPackage GetCompiledPackageInfo(XDocument packageXml) => throw Unsupported();

    public InstallationSummary InstallCompiledPackageData(FileInfo packageXmlFile, int userId = -1) => throw Unsupported();

    public InstallationSummary InstallCompiledPackageData(XDocument? packageXml, int userId = -1) => throw Unsupported();

    private PackageOperationStatus? Refusal(PackageDefinition package)
    {
        if (string.IsNullOrWhiteSpace(package.Name)) return PackageOperationStatus.InvalidName;

        return database.Db.CreatedPackageSchemas.Any(row => row.Id != package.Id && (row.Name == package.Name || row.PackageId == package.PackageId))
            ? PackageOperationStatus.DuplicateItemName : null;
    }

    private void Write(PackageDefinition package)
    {
        var (text, now) = (xml.ToXml(package).ToString(), clock.GetUtcNow().UtcDateTime);
        database.Db.CreatedPackageSchemas.Where(row => row.Id == package.Id).ExecuteUpdate(set => set
            .SetProperty(row => row.Name, package.Name).SetProperty(row => row.Value, text).SetProperty(row => row.UpdateDate, now));
    }

    private static PackageDefinition Read(CreatedPackageSchemaRow row)
    {
        var package = xml.ToPackageDefinition(XElement.Parse(row.Value))!;
        (package.Id, package.Name, package.PackageId) = (row.Id, row.Name, row.PackageId);
        package.PackagePath = PackageFile.NameOf(package);
        return package;
    }

    private static Attempt<T, PackageOperationStatus> Ended<T>(ICoreScope scope, PackageOperationStatus status, T package)
    {
        scope.Complete();
        return status == PackageOperationStatus.Success ? Attempt.SucceedWithStatus(status, package) : Attempt.FailWithStatus(status, package);
    }

    /// <summary>What is thrown where Core would install a package of others.</summary>
    internal static NotSupportedException Unsupported() => new("Packages of others are not installed here; schema and content are exchanged as uSync files.");
}
