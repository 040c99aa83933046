using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>
/// What the links of one mail open: the sign-up or the request that it is about. Each mail has a code of its own and all stay good, so that
/// somebody can use whichever mail is found. Only the hash is stored.
/// </summary>
public sealed class WebinarCode
{
    private WebinarCode()
    {
    }

    public WebinarCode(OneTimeCode code, SignUpId signUp) => (Hash, SignUpId) = (code.Hash(), signUp);

    public WebinarCode(OneTimeCode code, WebinarRequestId request) => (Hash, RequestId) = (code.Hash(), request);

    public string Hash { get; private init; } = "";

    public SignUpId? SignUpId { get; private init; }

    public WebinarRequestId? RequestId { get; private init; }
}
