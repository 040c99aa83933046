using Xunit.Abstractions;

[assembly: TestCollectionOrderer("WIJschool.Cms.Api.Tests.Management.LastOfAll", "WIJschool.Cms.Api.Tests")]

namespace WIJschool.Cms.Api.Tests.Management;

/// <summary>Whether the tests before this one have called the whole contract. It can only be told after all of them, as <c>./test</c> runs them.</summary>
[Collection(LastOfAll.Name)]
public sealed class WholeContractTests(ITestOutputHelper output)
{
    [Fact]
    public void No_operation_of_the_contract_is_left_that_no_test_has_called()
    {
        if (Environment.GetEnvironmentVariable("WIJSCHOOL_TEST_WHOLE") is null) return; // some of the tests were chosen

        var left = Contract.All.Where(operation => !Contract.Answered.ContainsKey(operation.Id)).Select(operation => operation.Id);
        var refused = Contract.All.Where(operation => Contract.Answered.TryGetValue(operation.Id, out var done) && !done).Select(operation => operation.Id);
        output.WriteLine($"{Contract.Answered.Count} of {Contract.All.Count} operations were called. By this client only refused were {string.Join(", ", refused)}.");

        Assert.Empty(left);
    }
}

/// <summary>Runs one collection after all others.</summary>
public sealed class LastOfAll : ITestCollectionOrderer
{
    public const string Name = "Last of all";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection => collection.DisplayName == Name);
}
