using WIJschool.Core.Forms;

namespace WIJschool.Core.Tests.Forms;

public sealed class FormStateTests
{
    [Theory]
    [InlineData(FormTest.Is, "Ja", "Ja", true)]
    [InlineData(FormTest.Is, "Ja", "ja ", true)]
    [InlineData(FormTest.Is, "Ja", "Nee", false)]
    [InlineData(FormTest.Is, "Ja", null, false)]
    [InlineData(FormTest.IsNot, "Ja", "Nee", true)]
    [InlineData(FormTest.IsNot, "Ja", null, true)]
    [InlineData(FormTest.Contains, "docent", "Ik ben Docent op De Brug", true)]
    [InlineData(FormTest.Contains, "docent", "mentor", false)]
    [InlineData(FormTest.IsFilled, "", "x", true)]
    [InlineData(FormTest.IsFilled, "", null, false)]
    [InlineData(FormTest.IsEmpty, "", null, true)]
    [InlineData(FormTest.IsEmpty, "", "x", false)]
    public void A_condition_looks_at_the_value_of_a_field_before_it(FormTest test, string wanted, string? given, bool isMet)
    {
        var condition = new FormCondition("first", test, wanted);
        var form = Make.Form(Text("first"), Text("shown") with { ShownWhen = condition }, Text("required") with { RequiredWhen = condition });

        var state = FormState.Of(form, given is null ? FormValues.None : FormValues.Of(("first", given)));

        Assert.Equal((isMet, isMet), (state.IsShown("shown"), state.IsRequired("required")));
        Assert.True(state.IsShown("required"));
    }

    [Fact]
    public void One_of_more_choices_is_enough()
    {
        var form = Make.Form(
            new FormField("sectors", FormFieldKind.MultipleChoice, "Sectoren") { Options = [new("po", "po"), new("vo", "vo")] },
            Text("more") with { ShownWhen = new("sectors", FormTest.Is, "vo") });

        Assert.True(FormState.Of(form, FormValues.Of(("sectors", "po"), ("sectors", "vo"))).IsShown("more"));
        Assert.False(FormState.Of(form, FormValues.Of(("sectors", "po"))).IsShown("more"));
    }

    [Fact]
    public void What_hangs_on_a_field_that_is_not_shown_is_not_shown_either_whatever_was_sent()
    {
        var form = Make.Form(Text("first"), Text("second") with { ShownWhen = new("first", FormTest.Is, "ja") }, Text("third") with { ShownWhen = new("second", FormTest.IsFilled, ""), IsRequired = true });
        var sent = FormValues.Of(("first", "nee"), ("second", "x"), ("third", "y"));

        Assert.False(FormState.Of(form, sent).IsShown("third"));
        Assert.Empty(FormRules.Check(form, sent));
        Assert.Equal(["first"], FormRules.Shown(form, sent).Aliases);
    }

    [Fact]
    public void A_condition_on_a_field_that_does_not_stand_before_it_does_not_count()
    {
        var form = Make.Form(Text("first") with { ShownWhen = new("second", FormTest.Is, "ja"), RequiredWhen = new("nowhere", FormTest.IsEmpty, "") }, Text("second"));

        var state = FormState.Of(form, FormValues.None);

        Assert.Equal((true, false), (state.IsShown("first"), state.IsRequired("first")));
        Assert.Equal([FormFaultKind.ConditionWrong], FormFaults.Of(form, new HashSet<string>()).Select(fault => fault.Kind));
    }

    [Fact]
    public void A_page_is_left_out_when_nothing_on_it_is_asked()
    {
        var form = new Form(Guid.NewGuid(), "nl", "Vragen", [
            new("", null, [Text("first")]), new("", new("first", FormTest.Is, "ja"), [Text("second")]), new("", null, [Text("third") with { ShownWhen = new("first", FormTest.Is, "ja") }]),
        ], new());

        Assert.Equal([0], FormState.Of(form, FormValues.None).Pages.Order());
        Assert.Equal([0, 1, 2], FormState.Of(form, FormValues.Of(("first", "ja"))).Pages.Order());
    }

    [Fact]
    public void An_editor_is_told_what_to_mend()
    {
        var settings = new FormSettings { Workflows = [new("nowhere", new Dictionary<string, string>()), new(MailToSender.Name, new Dictionary<string, string> { ["to"] = "one" })] };
        var file = new FormField("file", FormFieldKind.File, "Bestand") { FileTypes = ["exe"] };
        var asked = Make.Form(Text("one"), Text("one"), Text(""), new FormField("choice", FormFieldKind.Dropdown, "Keuze"), Text("pattern") with { Pattern = "(" }, file);
        var form = asked with { Settings = settings };

        var faults = FormFaults.Of(form, new HashSet<string> { MailToSender.Name });

        Assert.Equal(
            [
                (FormFaultKind.AliasTwice, "one"), (FormFaultKind.AliasMissing, "Veld"), (FormFaultKind.NoOptions, "choice"), (FormFaultKind.PatternWrong, "pattern"), (FormFaultKind.FileTypeWrong, "file"),
                (FormFaultKind.WorkflowUnknown, "nowhere"), (FormFaultKind.MailFieldUnknown, "one"),
            ], faults.Select(fault => (fault.Kind, fault.Subject)));
        Assert.Equal(FormFaultKind.NoFields, Assert.Single(FormFaults.Of(Make.Form(), new HashSet<string>())).Kind);
    }

    [Fact]
    public void A_definition_stays_the_same_until_a_question_changes_and_reads_back_as_it_was()
    {
        var form = Make.Form(Text("first") with { Help = "Zo", ShownWhen = new("x", FormTest.Is, "y") }, new FormField("school", FormFieldKind.School, "School") { Options = [new("a", "De Brug")] });

        var stored = FormDefinition.Of(form);

        Assert.Equal(stored, FormDefinition.Of(form with { Name = "Anders", Settings = new() { KeepDays = 3 } }));
        Assert.NotEqual(stored.Hash, FormDefinition.Of(form with { Pages = [form.Pages[0] with { Title = "Nieuw" }] }).Hash);
        Assert.DoesNotContain("De Brug", stored.Json, StringComparison.Ordinal); // which schools somebody has is not part of the form
        Assert.Equal(["first", "school"], FormDefinition.Fields(stored.Json).Select(field => field.Alias));
        Assert.Equal(form.Pages[0].Fields[0].ShownWhen, FormDefinition.Fields(stored.Json)[0].ShownWhen);
    }

    [Theory]
    [InlineData("2027-02-28T22:59:59Z", "Form.NotOpenYet")]
    [InlineData("2027-02-28T23:00:00Z", null)] // midnight in Amsterdam
    [InlineData("2027-03-31T21:59:59Z", null)]
    [InlineData("2027-03-31T22:00:00Z", "Form.Closed")] // summer time
    public void A_form_opens_and_closes_at_midnight_in_Amsterdam(string now, string? why) => Assert.Equal(
        why, FormOpening.Check(new() { Opens = new(2027, 3, 1), Closes = new(2027, 3, 31) }, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), isMember: false)?.Code);

    private static FormField Text(string alias) => new(alias, FormFieldKind.Text, "Veld");
}
