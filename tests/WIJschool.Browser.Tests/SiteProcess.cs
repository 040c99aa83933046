using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WIJschool.Browser.Tests;

/// <summary>The built site as a program of its own, on a free port and with data of its own that goes with it.</summary>
public sealed class SiteProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4); // the first start imports the whole content

    private readonly ConcurrentQueue<string> output = new();
    private readonly string data = Directory.CreateTempSubdirectory("wijschool-browser-").FullName;
    private Process? process;

    public SiteProcess()
    {
        Address = new Uri($"http://localhost:{FreePort()}");
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    /// <summary>Where the site puts the mail that it sends.</summary>
    public string MailFolder => Path.Combine(data, "mail");

    /// <summary>The SQLite file in which the site keeps everything.</summary>
    public string DatabaseFile => Path.Combine(data, "Umbraco.sqlite.db");

    /// <summary>Settings of the site, by the names of its environment variables.</summary>
    public Dictionary<string, string> Settings { get; } = new(StringComparer.Ordinal) { ["ASPNETCORE_ENVIRONMENT"] = "Production" };

    /// <summary>Further words of its command line, such as <c>--demo</c>.</summary>
    public List<string> Arguments { get; } = [];

    /// <summary>What it printed lately.</summary>
    public IReadOnlyCollection<string> Printed => output;

    /// <summary>Asks the site without a browser; a redirect is an answer here, not something to follow.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts the site and waits until it is ready.</summary>
    /// <exception cref="InvalidOperationException">It stopped, or was not ready in time; the message holds what it printed.</exception>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        foreach (var argument in new[] { Program(), "--urls", Address.ToString(), "--data", data }.Concat(Arguments)) start.ArgumentList.Add(argument);
        foreach (var (name, value) in Settings) start.Environment[name] = value;
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process?.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task WaitAsync()
    {
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (process!.HasExited || waited.Elapsed > Patience)
                throw new InvalidOperationException($"The site is not ready after {waited.Elapsed.TotalSeconds:0} s. It printed:\n{string.Join('\n', output)}");
            await Task.Delay(250);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        while (output.Count > 200) output.TryDequeue(out _);
    }

    // the same configuration as these tests were built in
    private static string Program() => Path.Combine(
        Repository.Root, "WIJschool.Web", Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "WIJschool.Browser.Tests"), AppContext.BaseDirectory), "WIJschool.Web.dll");

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
