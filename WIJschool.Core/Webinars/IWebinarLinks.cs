namespace WIJschool.Core.Webinars;

/// <summary>The addresses to which mails about webinars lead, in the language of the reader.</summary>
public interface IWebinarLinks
{
    Uri Webinar(WebinarId webinar, string culture);

    /// <summary>The own page of a sign-up, which whoever has the mail opens without signing in.</summary>
    Uri SignUp(SignUpId signUp, string culture);

    /// <summary>The calendar file of a sign-up.</summary>
    Uri Calendar(SignUpId signUp, string culture);

    /// <summary>The form about a webinar that was.</summary>
    Uri Evaluation(SignUpId signUp, string culture);

    /// <summary>Where a school chooses one of the dates, or somebody without a school who has the mail.</summary>
    Uri Dates(WebinarRequest request);

    /// <summary>Where an expert finds the own work.</summary>
    Uri Expertise(string culture);
}
