using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using WIJschool.Cms.Hosting;

namespace WIJschool.Cms.Tests.Hosting;

public sealed class ContainerTests
{
    [Fact]
    public void Every_service_that_is_registered_can_be_made()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = Path.GetTempPath() });
        builder.Services.AddCms(builder.Configuration);

        var failure = Record.Exception(() => builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true }).Dispose());

        Assert.Null(failure);
    }
}
