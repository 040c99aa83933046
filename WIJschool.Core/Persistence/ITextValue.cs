using WIJschool.Core.Results;

namespace WIJschool.Core.Persistence;

/// <summary>A value that is one piece of text with rules of its own, such as a mail address. It is stored as that text.</summary>
public interface ITextValue<TSelf>
    where TSelf : class, ITextValue<TSelf>
{
    string Value { get; }

    static abstract Result<TSelf> Parse(string text);
}
