using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using WIJschool.Cms.Security.Members;

namespace WIJschool.Web.Members;

/// <summary>Signing out: by a button, because a link would be followed by whatever fetches pages ahead.</summary>
[AllowAnonymous]
public sealed class MemberSignOutController(MemberSignInManager signIn, MemberDesk desk) : Controller
{
    [HttpGet(MemberAddresses.SignOut), HttpGet(MemberAddresses.English + MemberAddresses.SignOut)]
    public async Task<IActionResult> Show()
    {
        await desk.PrepareAsync(HttpContext);
        return Page(new SignOutForm(User.Identity is { IsAuthenticated: true }));
    }

    [HttpPost(MemberAddresses.SignOut), HttpPost(MemberAddresses.English + MemberAddresses.SignOut)]
    public async Task<IActionResult> SignOutAsync()
    {
        await desk.PrepareAsync(HttpContext);
        if (await desk.RefusesAsync(HttpContext) is { } problem) return Page(new SignOutForm(User.Identity is { IsAuthenticated: true }) { Problems = [problem] });
        await signIn.SignOutAsync();
        return LocalRedirect(desk.To(MemberAddresses.SignOut));
    }

    private ViewResult Page(SignOutForm form) =>
        desk.Show(this, "SignOut", form.IsSignedIn ? desk.Site["Member.SignOut"] : desk.Site["Member.SignedOut"], form);
}
