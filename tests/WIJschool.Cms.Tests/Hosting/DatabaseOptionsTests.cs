using Npgsql;
using WIJschool.Cms.Persistence;

namespace WIJschool.Cms.Tests.Hosting;

public sealed class DatabaseOptionsTests
{
    [Theory]
    [InlineData("Host=db;Database=wij", 200)]
    [InlineData("Host=db;Database=wij;Max Auto Prepare=0", 0)] // behind a pooler that hands out connections by transaction
    [InlineData("Host=db;Database=wij;maxautoprepare=5", 5)]
    public void Statements_are_prepared_unless_the_connection_string_says_how_many(string text, int expected)
    {
        var options = new CmsDatabaseOptions { ConnectionString = text, ProviderName = CmsDatabaseOptions.PostgresProvider };

        Assert.Equal(expected, new NpgsqlConnectionStringBuilder(options.EffectiveConnectionString()).MaxAutoPrepare);
    }
}
