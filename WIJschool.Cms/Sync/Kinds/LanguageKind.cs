using System.Globalization;
using System.Xml.Linq;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace WIJschool.Cms.Sync.Kinds;

internal sealed class LanguageKind(ILanguageService languages) : ISyncKind
{
    public string Folder => "Languages";

    public string Element => "Language";

    public async Task<IReadOnlyList<XElement>> ExportAsync(CancellationToken ct) =>
        [.. (await languages.GetAllAsync()).OrderBy(l => l.IsoCode, StringComparer.Ordinal).Select(Write)];

    public async Task<XElement?> CurrentAsync(SyncFile file, CancellationToken ct) =>
        await languages.GetAsync(file.Root.Text("IsoCode")) is { } language ? Write(language) : null;

    // the default first: Core refuses a site without one
    public IEnumerable<SyncFile> Ordered(IEnumerable<SyncFile> files) => files
        .OrderByDescending(f => f.Root.Flag("IsDefault", f)).ThenBy(f => f.Path, StringComparer.Ordinal);

    public async Task ApplyAsync(SyncFile file, CancellationToken ct)
    {
        var code = file.Root.Text("IsoCode");
        var existing = await languages.GetAsync(code);
        var language = existing ?? new Language(code, NameOf(code, file));
        if (file.Root.Text("Name") is { Length: > 0 } name) language.CultureName = name;
        language.IsMandatory = file.Root.Flag("IsMandatory", file);
        language.IsDefault = file.Root.Flag("IsDefault", file);
        await SaveAsync(language, existing is null, file);
    }

    public async Task FinishAsync(SyncFile file, CancellationToken ct)
    {
        var language = await languages.GetAsync(file.Root.Text("IsoCode"));
        var fallback = file.Root.Text("Fallback") is { Length: > 0 } code ? code : null;
        if (language is null || language.FallbackIsoCode == fallback) return;
        language.FallbackIsoCode = fallback;
        await SaveAsync(language, isNew: false, file);
    }

    private async Task SaveAsync(ILanguage language, bool isNew, SyncFile file)
    {
        var saved = isNew
            ? await languages.CreateAsync(language, Constants.Security.SuperUserKey)
            : await languages.UpdateAsync(language, Constants.Security.SuperUserKey);
        if (!saved.Success) throw file.Wrong($"the language was refused: {saved.Status}");
    }

    private static string NameOf(string code, SyncFile file)
    {
        try
        {
            return CultureInfo.GetCultureInfo(code, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            throw file.Wrong($"IsoCode is '{code}', which is not a known culture", file.Root.Element("IsoCode"));
        }
    }

    private static XElement Write(ILanguage language)
    {
        var element = new XElement(
            "Language",
            new XAttribute("Key", SyncXml.KeyOf(language.IsoCode)),
            new XAttribute("Alias", language.IsoCode),
            new XAttribute("Level", 0),
            new XElement("Name", language.CultureName),
            new XElement("IsoCode", language.IsoCode),
            new XElement("IsMandatory", language.IsMandatory),
            new XElement("IsDefault", language.IsDefault));
        if (language.FallbackIsoCode is { } fallback) element.Add(new XElement("Fallback", fallback));
        return element;
    }
}
