namespace WIJschool.Core.Forms;

/// <summary>
/// A form as editors published it, in the words of one culture. What is asked, in which order and by which rules, is the same in every
/// culture: the default one decides, so that entries in two languages are entries of one form.
/// </summary>
/// <param name="Key">The key of its document, by which it is known everywhere.</param>
/// <param name="Culture">Of its words.</param>
public sealed record Form(Guid Key, string Culture, string Name, IReadOnlyList<FormPage> Pages, FormSettings Settings)
{
    /// <summary>The alias of its document type.</summary>
    public const string Alias = "form";

    /// <summary>All fields, from the first page to the last.</summary>
    public IEnumerable<FormField> Fields => Pages.SelectMany(page => page.Fields);

    /// <returns>Null when the form does not have it.</returns>
    public FormField? Find(string alias) => Fields.FirstOrDefault(field => field.Alias == alias);
}

/// <param name="Title">May be empty.</param>
/// <param name="ShownWhen">Without the page nothing on it is asked.</param>
public sealed record FormPage(string Title, FormCondition? ShownWhen, IReadOnlyList<FormField> Fields);

/// <summary>What somebody fills in, or a heading between that.</summary>
/// <param name="Alias">A letter, then letters and digits. It names the value in entries, conditions, mails and programs.</param>
public sealed record FormField(string Alias, FormFieldKind Kind, string Label)
{
    public string Help { get; init; } = "";

    public bool IsRequired { get; init; }

    /// <summary>What is said when it is missing; empty for the site's own words.</summary>
    public string RequiredMessage { get; init; } = "";

    /// <summary>A regular expression that the whole value has to match; empty for none.</summary>
    public string Pattern { get; init; } = "";

    public string PatternMessage { get; init; } = "";

    /// <summary>In characters; null for what the kind allows.</summary>
    public int? MinLength { get; init; }

    /// <inheritdoc cref="MinLength"/>
    public int? MaxLength { get; init; }

    /// <summary>The lowest number.</summary>
    public decimal? Min { get; init; }

    /// <summary>The highest number.</summary>
    public decimal? Max { get; init; }

    public DateOnly? FirstDay { get; init; }

    public DateOnly? LastDay { get; init; }

    /// <summary>What can be chosen. Those of a picker are known once it is known who fills in the form.</summary>
    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>The text beside the box of a consent, or below a heading.</summary>
    public string Text { get; init; } = "";

    /// <summary>What stands in it at first, or the value of a hidden field.</summary>
    public string Default { get; init; } = "";

    /// <summary>Kinds of files that are taken, such as <c>pdf</c>.</summary>
    public IReadOnlyList<string> FileTypes { get; init; } = [];

    /// <summary>How large one file may be, in bytes.</summary>
    public long MaxFileBytes { get; init; }

    public int MaxFiles { get; init; } = 1;

    public FormCondition? ShownWhen { get; init; }

    public FormCondition? RequiredWhen { get; init; }

    /// <summary>Whether it holds a value at all.</summary>
    public bool HasValue => Kind is not FormFieldKind.Heading;

    /// <summary>Whether more than one value may be given.</summary>
    public bool IsMultiple => Kind is FormFieldKind.MultipleChoice || (Kind is FormFieldKind.File && MaxFiles > 1);

    /// <summary>Whether what can be chosen depends on who fills in the form, or on other content.</summary>
    public bool IsPicker => Kind is FormFieldKind.School or FormFieldKind.Expert or FormFieldKind.Intervention;

    /// <summary>Whether its value is one of its options.</summary>
    public bool IsChoice => IsPicker || Kind is FormFieldKind.SingleChoice or FormFieldKind.MultipleChoice or FormFieldKind.Dropdown;
}

public enum FormFieldKind
{
    Text,
    LongText,
    Mail,
    Phone,
    Number,
    Date,
    SingleChoice,
    MultipleChoice,
    Dropdown,

    /// <summary>One box to tick: its value is <see cref="FormValues.Yes"/>.</summary>
    Consent,
    File,
    Hidden,

    /// <summary>A school of whoever is signed in: the key of the school.</summary>
    School,

    /// <summary>The key of an expert's page.</summary>
    Expert,

    /// <summary>The key of an intervention's page.</summary>
    Intervention,

    /// <summary>No question: words between questions.</summary>
    Heading,
}

/// <param name="Value">What is stored: the text of the default culture, or a key.</param>
/// <param name="Text">What is read.</param>
public sealed record FormOption(string Value, string Text);

/// <summary>When a field or page is shown, or a field is required.</summary>
/// <param name="Field">The alias of a field that stands before it; a condition on any other does not count.</param>
/// <param name="Value">In the words of the default culture; not looked at by <see cref="FormTest.IsFilled"/> and <see cref="FormTest.IsEmpty"/>.</param>
public sealed record FormCondition(string Field, FormTest Test, string Value);

public enum FormTest
{
    Is,
    IsNot,

    /// <summary>The text holds it, or it is one of the choices.</summary>
    Contains,
    IsFilled,
    IsEmpty,
}

/// <summary>What holds for the form as a whole.</summary>
public sealed record FormSettings
{
    public string SubmitLabel { get; init; } = "";

    /// <summary>What is said after sending, as markup that an editor wrote; empty for the site's own words.</summary>
    public string Confirmation { get; init; } = "";

    /// <summary>The page to go to after sending, instead of that.</summary>
    public Guid? ConfirmationPage { get; init; }

    public bool MembersOnly { get; init; }

    /// <summary>One entry a member; it holds for who is signed in.</summary>
    public bool OncePerMember { get; init; }

    public int? MostPerDay { get; init; }

    public int? MostInAll { get; init; }

    /// <summary>The first day on which it can be sent, in Amsterdam.</summary>
    public DateOnly? Opens { get; init; }

    /// <summary>The last day on which it can be sent, in Amsterdam.</summary>
    public DateOnly? Closes { get; init; }

    /// <summary>How long an entry is kept, in days; null to keep it until somebody deletes it.</summary>
    public int? KeepDays { get; init; }

    /// <summary>What happens with an entry, in this order.</summary>
    public IReadOnlyList<FormWorkflowStep> Workflows { get; init; } = [];
}
