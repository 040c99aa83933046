using WIJschool.Core.Results;

namespace WIJschool.Core.Webinars;

public static class WebinarErrors
{
    public static readonly DomainError TopicInvalid = new(ErrorKind.Invalid, "Webinar.TopicInvalid");

    public static readonly DomainError WishesTooLong = new(ErrorKind.Invalid, "Webinar.WishesTooLong");

    public static readonly DomainError TitleInvalid = new(ErrorKind.Invalid, "Webinar.TitleInvalid");

    public static readonly DomainError DescriptionTooLong = new(ErrorKind.Invalid, "Webinar.DescriptionTooLong");

    public static readonly DomainError PlacesInvalid = new(ErrorKind.Invalid, "Webinar.PlacesInvalid");

    public static readonly DomainError AddressInvalid = new(ErrorKind.Invalid, "Webinar.AddressInvalid");

    public static readonly DomainError ReasonMissing = new(ErrorKind.Invalid, "Webinar.ReasonMissing");

    public static readonly DomainError DatesMissing = new(ErrorKind.Invalid, "Webinar.DatesMissing");

    /// <summary>The day or the time cannot be read.</summary>
    public static readonly DomainError TimeInvalid = new(ErrorKind.Invalid, "Webinar.TimeInvalid");

    /// <summary>The clock goes from two to three that night and never shows this time.</summary>
    public static readonly DomainError TimeSkipped = new(ErrorKind.Invalid, "Webinar.TimeSkipped");

    /// <summary>The clock shows this time twice that night, and nobody said which is meant.</summary>
    public static readonly DomainError TimeTwice = new(ErrorKind.Invalid, "Webinar.TimeTwice");

    public static readonly DomainError TimePast = new(ErrorKind.Invalid, "Webinar.TimePast");

    public static readonly DomainError LengthInvalid = new(ErrorKind.Invalid, "Webinar.LengthInvalid");

    /// <summary>A closed webinar is for the people of one school.</summary>
    public static readonly DomainError ClosedWithoutSchool = new(ErrorKind.Invalid, "Webinar.ClosedWithoutSchool");

    public static readonly DomainError ExpertNotFound = new(ErrorKind.Invalid, "Webinar.ExpertNotFound");

    /// <summary>Nobody could confirm a date: the page of the expert names no account.</summary>
    public static readonly DomainError ExpertWithoutAccount = new(ErrorKind.Conflict, "Webinar.ExpertWithoutAccount");

    public static readonly DomainError ExpertBooked = new(ErrorKind.Conflict, "Webinar.ExpertBooked");

    public static readonly DomainError SchoolBooked = new(ErrorKind.Conflict, "Webinar.SchoolBooked");

    /// <summary>There is none, or it is none of this person's: the two look the same.</summary>
    public static readonly DomainError RequestNotFound = new(ErrorKind.NotFound, "Webinar.RequestNotFound");

    /// <summary>Somebody was first: the request is further, or elsewhere, than this change needs it.</summary>
    public static readonly DomainError RequestMoved = new(ErrorKind.Conflict, "Webinar.RequestMoved");

    public static readonly DomainError DateNotFound = new(ErrorKind.NotFound, "Webinar.DateNotFound");

    /// <summary>There is none, or it is not for this person: the two look the same.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Webinar.NotFound");

    public static readonly DomainError Cancelled = new(ErrorKind.Conflict, "Webinar.Cancelled");

    /// <summary>It has begun.</summary>
    public static readonly DomainError Begun = new(ErrorKind.Conflict, "Webinar.Begun");

    public static readonly DomainError NotBegun = new(ErrorKind.Conflict, "Webinar.NotBegun");

    /// <summary>More people have a place than there would be.</summary>
    public static readonly DomainError PlacesTaken = new(ErrorKind.Conflict, "Webinar.PlacesTaken");

    public static readonly DomainError NameInvalid = new(ErrorKind.Invalid, "Webinar.NameInvalid");

    public static readonly DomainError SignUpNotFound = new(ErrorKind.NotFound, "Webinar.SignUpNotFound");

    public static readonly DomainError MaterialInvalid = new(ErrorKind.Invalid, "Webinar.MaterialInvalid");

    public static readonly DomainError MaterialNotFound = new(ErrorKind.NotFound, "Webinar.MaterialNotFound");

    public static readonly DomainError MarkMissing = new(ErrorKind.Invalid, "Webinar.MarkMissing");

    public static readonly DomainError RemarkTooLong = new(ErrorKind.Invalid, "Webinar.RemarkTooLong");

    /// <summary>This person has evaluated it, or may not: before its end, or too late.</summary>
    public static readonly DomainError EvaluationClosed = new(ErrorKind.Conflict, "Webinar.EvaluationClosed");
}
