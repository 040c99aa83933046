using WIJschool.Core.Results;

namespace WIJschool.Core.Stories;

public static class StoryErrors
{
    /// <summary>There is none, or it is another school's: the two look the same.</summary>
    public static readonly DomainError NotFound = new(ErrorKind.NotFound, "Story.NotFound");

    public static readonly DomainError ChoiceInvalid = new(ErrorKind.Invalid, "Story.ChoiceInvalid");

    public static readonly DomainError TitleInvalid = new(ErrorKind.Invalid, "Story.TitleInvalid", "Title");

    public static readonly DomainError IntroTooLong = new(ErrorKind.Invalid, "Story.IntroTooLong", "Intro");

    /// <summary>Its subject is the field.</summary>
    public static readonly DomainError TextTooLong = new(ErrorKind.Invalid, "Story.TextTooLong");

    /// <summary>Its subject is the field.</summary>
    public static readonly DomainError TextMissing = new(ErrorKind.Invalid, "Story.TextMissing");

    /// <summary>An editor is reading it, or has put it on the site.</summary>
    public static readonly DomainError NotEditable = new(ErrorKind.Conflict, "Story.NotEditable");

    /// <summary>A colleague saved it after this page was opened.</summary>
    public static readonly DomainError ChangedMeanwhile = new(ErrorKind.Conflict, "Story.ChangedMeanwhile");

    public static readonly DomainError TooManyDrafts = new(ErrorKind.Conflict, "Story.TooManyDrafts");

    public static readonly DomainError PictureInvalid = new(ErrorKind.Invalid, "Story.PictureInvalid", "Picture");

    public static readonly DomainError AltTextInvalid = new(ErrorKind.Invalid, "Story.AltTextInvalid", "AltText");

    public static readonly DomainError ConsentMissing = new(ErrorKind.Invalid, "Story.ConsentMissing", "Consent");

    public static readonly DomainError TooManyPictures = new(ErrorKind.Conflict, "Story.TooManyPictures");

    public static readonly DomainError PictureNotFound = new(ErrorKind.NotFound, "Story.PictureNotFound");

    /// <summary>The site has no page under which stories stand.</summary>
    public static readonly DomainError NoPlace = new(ErrorKind.Conflict, "Story.NoPlace");

    public static readonly DomainError MessageMissing = new(ErrorKind.Invalid, "Story.MessageMissing", "Message");

    /// <summary>The school is writing, or the story stands where nothing can be asked.</summary>
    public static readonly DomainError NotWaiting = new(ErrorKind.Conflict, "Story.NotWaiting");

    public static readonly DomainError QuestionInvalid = new(ErrorKind.Invalid, "Story.QuestionInvalid", "Question");

    public static readonly DomainError AnswerInvalid = new(ErrorKind.Invalid, "Story.AnswerInvalid", "Answer");

    public static readonly DomainError QuestionNotFound = new(ErrorKind.NotFound, "Story.QuestionNotFound");

    public static readonly DomainError TooManyQuestions = new(ErrorKind.Conflict, "Story.TooManyQuestions");

    /// <summary>No school stands behind the story, or it is one's own.</summary>
    public static readonly DomainError NobodyToAsk = new(ErrorKind.Conflict, "Story.NobodyToAsk");

    /// <summary>A school does not say of its own story that it helps.</summary>
    public static readonly DomainError OwnStory = new(ErrorKind.Conflict, "Story.OwnStory");
}
