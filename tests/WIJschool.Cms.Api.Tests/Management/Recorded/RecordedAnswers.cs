namespace WIJschool.Cms.Api.Tests.Management.Recorded;

/// <summary>The same database and the same requests give the same answers as a real Umbraco 17. One class for each resource or few.</summary>
public abstract class RecordedAnswers(RecordedManagement site) : IClassFixture<RecordedManagement>
{
    private protected static readonly Dictionary<string, ManagementRecording> Recordings = ManagementRecording.Read();

    protected RecordedManagement Site => site;

    /// <summary>What is asked, in an order in which each finds what the one before it made, with the members that differ by nature.</summary>
    protected abstract (string Name, string[] Left)[] Requests { get; }

    [Fact]
    public async Task Every_answer_that_was_recorded_is_umbracos()
    {
        using var client = site.As(ManagementSite.Administrator);
        List<string> differences = [];
        foreach (var (name, left) in Requests)
        {
            if (await Recordings[name].DifferenceAsync(client, left) is { } difference) differences.Add($"{name}: {difference}");
        }

        Assert.True(differences.Count == 0, $"{differences.Count} of {Requests.Length} answers differ:\n{string.Join('\n', differences)}");
    }
}
