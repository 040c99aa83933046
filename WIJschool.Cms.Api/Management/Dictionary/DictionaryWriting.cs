using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;
using Umbraco.Extensions;

namespace WIJschool.Cms.Api.Management.Dictionary;

/// <summary>Who may write which texts, and writes them over an item.</summary>
internal sealed class DictionaryWriting(ILanguageService languages, IDictionaryPermissionService permissions)
{
    /// <summary>Whether a user has access to every language of the texts.</summary>
    public async Task<bool> MayWriteAsync(IUser user, IEnumerable<DictionaryText> texts) =>
        await permissions.AuthorizeCultureAccessAsync(user, texts.Select(text => text.IsoCode).ToHashSet(StringComparer.OrdinalIgnoreCase))
            == DictionaryAuthorizationStatus.Success;

    /// <summary>Writes the texts over those of an item; texts in a language that the site does not have are left out, as in Umbraco.</summary>
    public async Task WriteAsync(IDictionaryItem item, IEnumerable<DictionaryText> texts)
    {
        var known = (await languages.GetAllAsync()).ToDictionary(language => language.IsoCode, StringComparer.OrdinalIgnoreCase);
        foreach (var text in texts)
        {
            if (known.TryGetValue(text.IsoCode, out var language)) item.AddOrUpdateDictionaryValue(language, text.Translation);
        }
    }
}
