using System.Diagnostics;

namespace Workbook.Testing;

/// <summary>
/// Chromium without a window, on pages in a folder of their own. A test that makes one needs Chromium (<see cref="Clients"/>).
/// </summary>
public sealed class Browser : IDisposable
{
    private readonly string _executable = Clients.Require("chromium");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workbook-browser-");

    /// <summary>Whether the browser finds no host's address.</summary>
    public bool Offline { get; init; }

    /// <summary>
    /// The port of this machine to which every host leads, over TLS with any certificate; <see langword="null"/> to ask the network.
    /// </summary>
    public int? Cdn { get; init; }

    public string Folder => _folder.FullName;

    /// <summary>Writes a page.</summary>
    public void Write(string name, string body, string head = "")
        => File.WriteAllText(
            Path.Combine(Folder, name),
            $"<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
            + $"content=\"width=device-width\"><script>window.onerror = window.onunhandledrejection = e => "
                + $"document.documentElement.dataset.error = String(e.reason || e)</script>{head}</head><body>{body}</body></html>");

    /// <summary>The page's elements after its scripts have run.</summary>
    public async Task<string> Elements(string name, int width = 1000)
        => await Run("--dump-dom", $"--window-size={width},2000", Url(name));

    /// <summary>The page as it is seen.</summary>
    public async Task<PngPixels> Picture(string name, bool dark = false, int width = 1000, int height = 800)
    {
        var file = Path.Combine(Folder, $"{Guid.NewGuid():N}.png");
        await Run($"--screenshot={file}", $"--window-size={width},{height}", "--hide-scrollbars",
            $"--blink-settings=preferredColorScheme={(dark ? 0 : 1)}", Url(name));
        return new PngPixels(await File.ReadAllBytesAsync(file));
    }

    /// <summary>What the page's console shows as errors in its first seconds, failed loads and uncaught exceptions included.</summary>
    public async Task<IReadOnlyList<string>> ConsoleErrors(string name)
    {
        await using var page = await Open(name);
        await Task.Delay(TimeSpan.FromSeconds(4));
        return page.ConsoleErrors;
    }

    /// <summary>Opens a page, to use it. It has been loaded then; scripts may still be at work.</summary>
    /// <param name="name">A page of the folder, or a full path.</param>
    /// <param name="width">The window's, in pixels.</param>
    /// <param name="dark">Whether the reader likes it dark.</param>
    public Task<BrowserPage> Open(string name, int width = 1000, bool dark = false)
        => BrowserPage.Open(Process.Start(Command("--remote-debugging-port=0", "about:blank"))!, Url(name), width, dark);

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The browser may still be writing its profile; the folder is a temporary one.
        }
    }

    private string Url(string name) => new Uri(Path.Combine(Folder, name)).AbsoluteUri;

    private ProcessStartInfo Command(params string[] arguments)
    {
        var start = new ProcessStartInfo(_executable) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] quiet =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={Path.Combine(Folder, "profile")}",
        ];
        string[] cut = Cdn is { } port ? [$"--host-resolver-rules=MAP * 127.0.0.1:{port}, EXCLUDE 127.0.0.1", "--ignore-certificate-errors"]
            : Offline ? ["--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"] : [];
        foreach (var argument in (string[])[.. quiet, .. cut, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    private async Task<string> Run(params string[] arguments)
    {
        using var browser = Process.Start(Command(["--virtual-time-budget=5000", .. arguments]))!;
        using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var errors = browser.StandardError.ReadToEndAsync(timeout.Token);
        try
        {
            var output = await browser.StandardOutput.ReadToEndAsync(timeout.Token);
            await browser.WaitForExitAsync(timeout.Token);
            await errors;
            return output;
        }
        catch (OperationCanceledException)
        {
            browser.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_executable} {string.Join(' ', arguments)} did not end within a minute.");
        }
    }
}
