using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Web.Members;

/// <summary>What somebody sent who adds, renames or removes a passkey.</summary>
/// <param name="Wish">Which button it was.</param>
/// <param name="Id">The passkey that it is about; none for a new one.</param>
/// <param name="Credential">What the browser says of a new one.</param>
/// <param name="Password">Typed by who adds or removes one and did not sign in just now.</param>
public sealed record PasskeyAnswer(string? Wish, string? Id, string? Name, string? Credential, string? Password);

/// <summary>The page where a member keeps passkeys.</summary>
[Authorize]
public sealed class PasskeysController(MemberManager members, MemberSignInManager signIn, MemberSecurity security, FreshSignIn fresh, MemberDesk desk) : Controller
{
    private const string Options = MemberAddresses.Passkeys + "/opties";
    private const string Add = "toevoegen", Rename = "hernoemen", Remove = "verwijderen";
    private const int MostPasskeys = 20, LongestName = 60;

    [HttpGet(MemberAddresses.Passkeys), HttpGet(MemberAddresses.English + MemberAddresses.Passkeys)]
    public async Task<IActionResult> Show([FromQuery] string? klaar)
    {
        var site = desk.Site;
        var form = await FormAsync(await MemberAsync());
        return Page(form with { Notice = klaar switch { Add => site["Member.PasskeyAdded"], Rename => site["Member.PasskeyRenamed"], Remove => site["Member.PasskeyRemoved"], _ => null } });
    }

    /// <summary>What a browser needs to make a passkey for whoever is signed in.</summary>
    [HttpPost(Options)]
    public async Task<IActionResult> OptionsAsync([FromForm] string? password)
    {
        var member = await MemberAsync();
        if (await desk.RefusesAsync(HttpContext) is not null) return BadRequest();
        if (await fresh.RefusesAsync(HttpContext, member, password) is { } problem) return Problem(problem.Text, statusCode: StatusCodes.Status403Forbidden);
        Response.Headers.CacheControl = "no-store";
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = member.Key.ToString(), Name = member.UserName, DisplayName = member.Name });
        return Content(options, "application/json");
    }

    [HttpPost(MemberAddresses.Passkeys), HttpPost(MemberAddresses.English + MemberAddresses.Passkeys)]
    public async Task<IActionResult> Change([FromForm] PasskeyAnswer sent)
    {
        var member = await MemberAsync();
        if (await desk.RefusesAsync(HttpContext) is { } stale) return Page(await FormAsync(member) with { Problems = [stale] });
        if (sent.Wish == Remove && sent.Password is null && await AsksToRemoveAsync(member, sent) is { } asking) return Page(asking);
        if (sent.Wish != Rename && await fresh.RefusesAsync(HttpContext, member, sent.Password) is { } refused) return Page(await AgainAsync(member, sent) with { Problems = [refused] });
        var problem = sent.Wish == Add ? await AddAsync(member, sent) : await ChangeAsync(member, sent);
        return problem is null
            ? LocalRedirect($"{desk.To(MemberAddresses.Passkeys)}?klaar={Uri.EscapeDataString(sent.Wish ?? "")}")
            : Page(await FormAsync(member) with { Problems = [problem] });
    }

    /// <summary>The page that asks for the password of who removes a passkey and did not sign in just now; null where it need not be asked.</summary>
    private async Task<PasskeysForm?> AsksToRemoveAsync(MemberAccount member, PasskeyAnswer sent)
    {
        var form = await AgainAsync(member, sent);
        return form is { AsksPassword: true, Removing: not null } ? form : null;
    }

    // whoever is refused is asked again about the same passkey
    private async Task<PasskeysForm> AgainAsync(MemberAccount member, PasskeyAnswer sent)
    {
        var form = await FormAsync(member);
        return sent.Wish == Remove && await members.HasPasswordAsync(member) ? form with { Removing = form.Passkeys.FirstOrDefault(row => row.Id == sent.Id) } : form;
    }

    private async Task<FormProblem?> AddAsync(MemberAccount member, PasskeyAnswer sent)
    {
        var failed = new FormProblem(null, desk.Site["Member.PasskeyNotAdded"]);
        if (string.IsNullOrEmpty(sent.Credential) || (await members.GetPasskeysAsync(member)).Count >= MostPasskeys) return failed;
        var made = await signIn.PerformPasskeyAttestationAsync(sent.Credential);
        if (!made.Succeeded || made.UserEntity.Id != member.Key.ToString()) return failed;
        made.Passkey.Name = NameOf(sent);
        return await security.AddPasskeyAsync(member, made.Passkey) ? null : failed;
    }

    private async Task<FormProblem?> ChangeAsync(MemberAccount member, PasskeyAnswer sent)
    {
        var isDone = Decode(sent.Id) is { } id && sent.Wish switch
        {
            Rename => await security.RenamePasskeyAsync(member, id, NameOf(sent)),
            Remove => await security.RemovePasskeyAsync(member, id),
            _ => false,
        };
        return isDone ? null : new FormProblem(null, desk.Site["Member.PasskeyGone"]);
    }

    private string NameOf(PasskeyAnswer sent) => sent.Name?.Trim() switch
    {
        null or "" => desk.Site["Member.PasskeyUnnamed"],
        { Length: > LongestName } name => name[..LongestName],
        var name => name,
    };

    private static byte[]? Decode(string? id)
    {
        try
        {
            return string.IsNullOrEmpty(id) ? null : WebEncoders.Base64UrlDecode(id);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<PasskeysForm> FormAsync(MemberAccount member) => new(
        [.. (await members.GetPasskeysAsync(member)).Select(passkey =>
            new PasskeyRow(WebEncoders.Base64UrlEncode(passkey.CredentialId), passkey.Name ?? "", DateOnly.FromDateTime(passkey.CreatedAt.UtcDateTime)))],
        AsksPassword: !await fresh.IsFreshAsync(HttpContext, member));

    private async Task<MemberAccount> MemberAsync()
    {
        await desk.PrepareAsync(HttpContext);
        return await members.GetUserAsync(User) ?? throw new InvalidOperationException("A session was found of a member who does not exist.");
    }

    private ViewResult Page(PasskeysForm form) =>
        desk.Show(this, "Passkeys", desk.Site["Member.Passkeys"], form, (desk.Site["Member.Account"], MemberAddresses.Account));
}
