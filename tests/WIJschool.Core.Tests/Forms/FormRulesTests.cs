using WIJschool.Core.Forms;

namespace WIJschool.Core.Tests.Forms;

public sealed class FormRulesTests
{
    [Theory]
    [InlineData(FormFieldKind.Mail, "naam@school.nl", null)]
    [InlineData(FormFieldKind.Mail, "NAAM@School.nl", null)]
    [InlineData(FormFieldKind.Mail, "naam", FieldProblemKind.Mail)]
    [InlineData(FormFieldKind.Mail, "a@b.nl\r\nBcc: c@d.nl", FieldProblemKind.Mail)]
    [InlineData(FormFieldKind.Phone, "+31 (0)6-1234 5678", null)]
    [InlineData(FormFieldKind.Phone, "0612", FieldProblemKind.Phone)]
    [InlineData(FormFieldKind.Phone, "bel me maar", FieldProblemKind.Phone)]
    [InlineData(FormFieldKind.Number, "3,5", null)]
    [InlineData(FormFieldKind.Number, "-3.5", null)]
    [InlineData(FormFieldKind.Number, "1e3", FieldProblemKind.Number)]
    [InlineData(FormFieldKind.Number, "drie", FieldProblemKind.Number)]
    [InlineData(FormFieldKind.Date, "2027-03-03", null)]
    [InlineData(FormFieldKind.Date, "3-3-2027", null)]
    [InlineData(FormFieldKind.Date, "31-2-2027", FieldProblemKind.Date)]
    [InlineData(FormFieldKind.Consent, "on", null)]
    [InlineData(FormFieldKind.Consent, "nee", FieldProblemKind.Required)]
    public void A_value_is_of_its_kind(FormFieldKind kind, string typed, FieldProblemKind? expected) =>
        Assert.Equal(expected, Check(new FormField("field", kind, "Veld"), typed));

    [Theory]
    [InlineData("   ", FieldProblemKind.Required)]
    [InlineData("", FieldProblemKind.Required)]
    [InlineData("ja", null)]
    public void What_is_required_holds_more_than_spaces(string typed, FieldProblemKind? expected) =>
        Assert.Equal(expected, Check(new FormField("field", FormFieldKind.Text, "Veld") { IsRequired = true }, typed));

    [Theory]
    [InlineData("ab", FieldProblemKind.TooShort)]
    [InlineData("abc", null)]
    [InlineData("abcde", null)]
    [InlineData("abcdef", FieldProblemKind.TooLong)]
    public void A_text_is_as_long_as_the_editor_wants(string typed, FieldProblemKind? expected) =>
        Assert.Equal(expected, Check(new FormField("field", FormFieldKind.Text, "Veld") { MinLength = 3, MaxLength = 5 }, typed));

    [Fact]
    public void Nobody_sends_a_book_whatever_the_editor_allows() => Assert.Equal(
        FieldProblemKind.TooLong, Check(new FormField("field", FormFieldKind.LongText, "Veld") { MaxLength = 1_000_000 }, new string('a', 10_001)));

    [Theory]
    [InlineData("0", FieldProblemKind.TooLow)]
    [InlineData("1", null)]
    [InlineData("10", null)]
    [InlineData("10,01", FieldProblemKind.TooHigh)]
    public void A_number_lies_between_its_bounds(string typed, FieldProblemKind? expected) =>
        Assert.Equal(expected, Check(new FormField("field", FormFieldKind.Number, "Veld") { Min = 1, Max = 10 }, typed));

    [Theory]
    [InlineData("2027-02-28", FieldProblemKind.TooEarly)]
    [InlineData("2027-03-01", null)]
    [InlineData("2027-03-02", FieldProblemKind.TooLate)]
    public void A_day_lies_between_its_bounds(string typed, FieldProblemKind? expected) =>
        Assert.Equal(expected, Check(new FormField("field", FormFieldKind.Date, "Veld") { FirstDay = new(2027, 3, 1), LastDay = new(2027, 3, 1) }, typed));

    [Theory]
    [InlineData("1234 AB", null)]
    [InlineData("x1234 AB", FieldProblemKind.Pattern)]
    [InlineData("1234 ABx", FieldProblemKind.Pattern)]
    public void A_pattern_holds_for_the_whole_value(string typed, FieldProblemKind? expected) =>
        Assert.Equal(expected, Check(new FormField("field", FormFieldKind.Text, "Veld") { Pattern = "[0-9]{4} [A-Z]{2}" }, typed));

    [Fact]
    public void A_slow_pattern_refuses_instead_of_keeping_the_site_busy() => Assert.Equal(
        FieldProblemKind.Pattern, Check(new FormField("field", FormFieldKind.Text, "Veld") { Pattern = "(a+)+b" }, new string('a', 400)));

    [Fact]
    public void A_choice_is_one_of_those_that_were_offered()
    {
        var one = new FormField("field", FormFieldKind.SingleChoice, "Veld") { Options = [new("Ja", "Yes"), new("Nee", "No")] };
        var more = one with { Kind = FormFieldKind.MultipleChoice };

        Assert.Null(Check(one, "Ja"));
        Assert.Equal(FieldProblemKind.Choice, Check(one, "Yes")); // the words of another language are for reading
        Assert.Equal(FieldProblemKind.TooMany, Check(one, "Ja", "Nee"));
        Assert.Null(Check(more, "Ja", "Nee", "Ja"));
        Assert.Equal(FieldProblemKind.Choice, Check(more, "Ja", "Misschien"));
    }

    [Fact]
    public void Who_has_nothing_to_pick_is_told_so_only_when_it_is_required()
    {
        var school = new FormField("school", FormFieldKind.School, "School");

        Assert.Null(Check(school));
        Assert.Equal(FieldProblemKind.NothingToChoose, Check(school with { IsRequired = true }));
        Assert.Equal(FieldProblemKind.Choice, Check(school with { IsRequired = true, Options = [new("a", "De Brug")] }, "b"));
    }

    [Fact]
    public void What_people_type_in_more_than_one_way_becomes_one()
    {
        var form = Make.Form(
            new FormField("mail", FormFieldKind.Mail, "Mail"), new FormField("day", FormFieldKind.Date, "Dag"), new FormField("number", FormFieldKind.Number, "Getal"),
            new FormField("line", FormFieldKind.Text, "Regel"), new FormField("text", FormFieldKind.LongText, "Tekst"));

        var tidy = FormRules.Tidy(form, FormValues.Of(("mail", " Naam@School.NL "), ("day", "3-3-2027"), ("number", "3,50"), ("line", "een\r\ntwee\u0000"), ("text", "een\r\ntwee\u0007"), ("other", "x")));

        Assert.Equal(["naam@school.nl", "2027-03-03", "3.50", "een twee", "een\ntwee", ""], new[] { "mail", "day", "number", "line", "text", "other" }.Select(tidy.Text));
    }

    [Fact]
    public void Only_the_page_that_was_filled_in_is_looked_at()
    {
        var form = new Form(Guid.NewGuid(), "nl", "Vragen", [new("", null, [Required("one")]), new("", null, [Required("two")])], new());

        Assert.Equal(["one"], FormRules.Check(form, FormValues.None, 0).Select(problem => problem.Field));
        Assert.Equal(["one", "two"], FormRules.Check(form, FormValues.None).Select(problem => problem.Field));
    }

    private static FormField Required(string alias) => new(alias, FormFieldKind.Text, alias) { IsRequired = true };

    private static FieldProblemKind? Check(FormField field, params string[] typed)
    {
        var form = Make.Form(field);
        var values = FormRules.Tidy(form, FormValues.Of([KeyValuePair.Create(field.Alias, (IReadOnlyList<string>)typed)]));
        return FormRules.Check(form, values).SingleOrDefault()?.Kind;
    }
}

internal static class Make
{
    public static Form Form(params FormField[] fields) => new(Guid.NewGuid(), "nl", "Vragen", [new("", null, fields)], new());
}
