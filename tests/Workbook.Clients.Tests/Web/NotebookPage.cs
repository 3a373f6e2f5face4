using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>An open notebook, used as people use it: by mouse and keyboard.</summary>
internal sealed partial class NotebookPage : IAsyncDisposable
{
    /// <summary>What a page is waited for, in milliseconds: kernels start slowly on busy machines.</summary>
    public const int Patience = 30_000;

    private readonly IBrowserContext _context;
    private readonly Client _client;
    private readonly List<string> _errors = [];

    private NotebookPage(IBrowserContext context, IPage page, Client client)
    {
        (_context, Page, _client, Parts) = (context, page, client, PageParts.Of(client));
        page.Console += (_, message) => Add(message.Type, $"{message.Text} ({message.Location})");
        page.PageError += (_, error) => Add("error", error);
    }

    public IPage Page { get; }

    public PageParts Parts { get; }

    /// <summary>What stands over everything and waits for an answer.</summary>
    public ILocator Dialog => Page.Locator(Parts.Dialog);

    /// <summary>Opens a notebook and waits until its kernel is ready for work.</summary>
    /// <param name="context">The browser's.</param>
    /// <param name="client">The application.</param>
    /// <param name="server">Its server.</param>
    /// <param name="path">The notebook's, below the server's folder.</param>
    public static async Task<NotebookPage> Open(IBrowserContext context, Client client, Uri server, string path)
    {
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = new NotebookPage(context, await context.NewPageAsync(), client);
        await page.Page.GotoAsync(new Uri(server, page.Parts.Address() + path).AbsoluteUri);
        await page.Idle();
        return page;
    }

    /// <summary>Waits until the page has all cells, and the kernel is connected and has nothing to do.</summary>
    public async Task Idle() => await Page.WaitForFunctionAsync(Parts.IsIdle);

    /// <summary>The code cell that begins with this text.</summary>
    public async Task<ILocator> Cell(string beginning)
    {
        // The editor puts only visible lines into the page.
        var sources = await Page.EvaluateAsync<string[]>(Parts.Sources);
        var index = Array.FindIndex(sources, source => source.StartsWith(beginning, StringComparison.Ordinal));
        Assert.True(index >= 0, $"No code cell begins with {beginning}");
        return Page.Locator(string.Format(CultureInfo.InvariantCulture, Parts.Cell, index));
    }

    /// <summary>Replaces a cell's text.</summary>
    public async Task Write(ILocator cell, string code)
    {
        await cell.Locator(Parts.Editor).ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(code);
    }

    /// <summary>Starts a cell by the keyboard.</summary>
    public async Task Start(ILocator cell)
    {
        await cell.Locator(Parts.Editor).ClickAsync();
        await Page.Keyboard.PressAsync("Control+Enter");
    }

    /// <summary>Runs a cell to its end.</summary>
    public async Task Run(ILocator cell)
    {
        await Start(cell);
        await Assertions.Expect(cell.Locator(Parts.Prompt)).ToHaveTextAsync(Numbered());
        await Idle();
    }

    /// <summary>Runs the cell that begins with this text, and gives its outputs.</summary>
    public async Task<ILocator> Run(string beginning)
    {
        var cell = await Cell(beginning);
        await Run(cell);
        return cell.Locator(Parts.Outputs);
    }

    /// <summary>Scrolls until something is to be seen: what comes near the window is laid out then, which moves the rest.</summary>
    public static async Task Show(ILocator place)
    {
        for (var tries = 5; ; tries--)
        {
            await place.ScrollIntoViewIfNeededAsync();
            try
            {
                await Assertions.Expect(place).ToBeInViewportAsync(new() { Ratio = 0.9f, Timeout = 1000 });
                return;
            }
            catch (PlaywrightException) when (tries > 1)
            {
                // Once more.
            }
        }
    }

    /// <summary>Nothing stands in red on the page's console, uncaught exceptions included.</summary>
    public void AssertNoErrors() => Assert.True(_errors.Count == 0, string.Join('\n', _errors));

    /// <summary>Leaves the picture for people to look at where <c>WORKBOOK_PICTURES</c> names a folder.</summary>
    public async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("WORKBOOK_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"web-{_client}-{name}.png") });
        }
    }

    /// <summary>Ends the kernel too, so that the next test has the machine for itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.EvaluateAsync(Parts.EndKernel);
        await _context.DisposeAsync();
    }

    private void Add(string type, string text)
    {
        if (type == "error" && !Parts.OwnErrors.Any(known => text.Contains(known, StringComparison.Ordinal)))
        {
            _errors.Add(text);
        }
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Numbered();
}
