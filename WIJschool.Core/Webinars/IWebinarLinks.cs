using WIJschool.Core.Schools;

namespace WIJschool.Core.Webinars;

/// <summary>The addresses to which mails about webinars lead, in the language of the reader. A code opens them without an account.</summary>
public interface IWebinarLinks
{
    Uri Webinar(WebinarId webinar, string culture);

    /// <summary>The own page of a sign-up.</summary>
    Uri SignUp(OneTimeCode code, string culture);

    /// <summary>The calendar file of a sign-up.</summary>
    Uri Calendar(OneTimeCode code, string culture);

    /// <summary>The form about a webinar that was.</summary>
    Uri Evaluation(OneTimeCode code, string culture);

    /// <summary>Where somebody without a school chooses one of the dates.</summary>
    Uri Dates(OneTimeCode code, string culture);

    /// <summary>Where a school chooses one of the dates.</summary>
    Uri Dates(WebinarRequestId request, string culture);

    /// <summary>Where an expert finds the own work.</summary>
    Uri Expertise(string culture);
}
