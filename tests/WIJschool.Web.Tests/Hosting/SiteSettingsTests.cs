using Microsoft.AspNetCore.Builder;
using WIJschool.Web.Hosting;

namespace WIJschool.Web.Tests.Hosting;

public class SiteSettingsTests
{
    [Theory]
    [InlineData("usync export /srv/copy --data /srv/data")]
    [InlineData("usync export /srv/copy --data=/srv/data")]
    [InlineData("--data /srv/data usync export /srv/copy")]
    public void Data_directory_is_read_wherever_it_stands_among_the_words_of_a_command(string line)
    {
        var args = line.Split(' ');

        var settings = WebApplication.CreateBuilder().AddSettings(args).Configuration;

        Assert.Equal("/srv/data", settings["WIJschool:Database:DataDirectory"]);
        Assert.True(SyncCommand.Asks(args));
    }
}
