using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workbook.Testing;

/// <summary>A page that is open in a browser of its own: it can be asked, used, drawn and printed.</summary>
public sealed class BrowserPage : IAsyncDisposable
{
    private readonly Process _browser;
    private readonly DevTools _tools;
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(1));

    private BrowserPage(Process browser, DevTools tools) => (_browser, _tools) = (browser, tools);

    /// <summary>What the page's console has shown as errors and warnings so far, failed loads and uncaught exceptions included.</summary>
    public IReadOnlyList<string> ConsoleErrors => _tools.Errors;

    /// <summary>Runs an expression in the page; a promise is waited for.</summary>
    /// <returns>Its value.</returns>
    /// <exception cref="InvalidOperationException">It threw.</exception>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Call("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true });
        return answer["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException($"{expression}: {thrown.ToJsonString()}")
            : answer["result"]!["value"];
    }

    /// <summary>The number that an expression gives.</summary>
    public async Task<double> Number(string expression) => ((JsonValue)(await Evaluate(expression))!).GetValue<JsonElement>().GetDouble();

    /// <summary>Waits until an expression is true.</summary>
    /// <exception cref="TimeoutException">It was not within ten seconds.</exception>
    public async Task Until(string expression)
    {
        var start = Stopwatch.GetTimestamp();
        while ((await Evaluate($"!!({expression})"))!.GetValue<bool>() is false)
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(10))
            {
                throw new TimeoutException(
                    $"Within ten seconds this did not come true: {expression}. The console's errors: {string.Join("; ", ConsoleErrors)}");
            }

            await Task.Delay(50, _timeout.Token);
        }
    }

    /// <summary>Presses a key that writes nothing: "Tab", "Enter".</summary>
    public async Task Press(string key)
    {
        var code = key
            switch
        { "Tab" => 9, "Enter" => 13, _ => throw new ArgumentException($"The key {key} has no code here.", nameof(key)) };
        var text = key == "Enter" ? "\r" : "";
        await Call("Input.dispatchKeyEvent", new { type = "keyDown", key, code = key, windowsVirtualKeyCode = code, text });
        await Call("Input.dispatchKeyEvent", new { type = "keyUp", key, code = key, windowsVirtualKeyCode = code });
    }

    /// <summary>The whole page as it is seen, as PNG.</summary>
    public async Task<byte[]> Picture()
    {
        var answer = await Call("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true });
        return Convert.FromBase64String((string)answer["data"]!);
    }

    /// <summary>The page as it is printed on A4, as PDF.</summary>
    public async Task<byte[]> Print()
    {
        var answer = await Call("Page.printToPDF", new { paperWidth = 8.27, paperHeight = 11.69, printBackground = true });
        return Convert.FromBase64String((string)answer["data"]!);
    }

    /// <summary>Takes the page's look: "print" or "" for the screen's, dark or light.</summary>
    public async Task Look(string media, bool dark)
        => await Call(
            "Emulation.setEmulatedMedia",
            new { media, features = new[] { new { name = "prefers-color-scheme", value = dark ? "dark" : "light" } } });

    public async ValueTask DisposeAsync()
    {
        await _tools.DisposeAsync();
        _browser.Kill(entireProcessTree: true);
        _browser.Dispose();
        _timeout.Dispose();
    }

    internal static async Task<BrowserPage> Open(Process browser, string url, int width, bool dark)
    {
        BrowserPage? page = null;
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            page = new BrowserPage(browser, await DevTools.Connect(browser.StandardError, timeout.Token));
            foreach (var domain in new[] { "Log", "Runtime", "Page" })
            {
                await page.Call($"{domain}.enable", null);
            }

            await page.Call("Emulation.setDeviceMetricsOverride", new { width, height = 800, deviceScaleFactor = 1, mobile = false });
            await page.Call("Emulation.setScrollbarsHidden", new { hidden = true });
            await page.Look("", dark);
            await page.Call("Page.navigate", new { url });
            await page.Until(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"location.href === {JsonSerializer.Serialize(url)} && document.readyState === 'complete'"));
            return page;
        }
        catch
        {
            browser.Kill(entireProcessTree: true);
            if (page is not null)
            {
                await page._tools.DisposeAsync();
            }

            throw;
        }
    }

    private Task<JsonNode> Call(string method, object? parameters) => _tools.Call(method, parameters, _timeout.Token);
}
