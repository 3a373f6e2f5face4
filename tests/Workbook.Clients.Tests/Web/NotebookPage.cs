using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Workbook.Clients.Tests.Web;

/// <summary>An open notebook, used as people use it: by mouse and keyboard.</summary>
internal sealed partial class NotebookPage : IAsyncDisposable
{
    /// <summary>What a page is waited for, in milliseconds: kernels start slowly on busy machines.</summary>
    public const int Patience = 30_000;

    // It looks for an editor's mode by the name of the language that Polyglot Notebooks writes into notebooks, until the kernel
    // tells the right one; its MathJax has a font without an address; and it asks for widgets, which need not be installed.
    private static readonly string[] OfTheApplication = ["/mode/polyglot-notebook/", "about:blank", "/nbextensions/widgets/"];

    private readonly IBrowserContext _context;
    private readonly List<string> _errors = [];

    private NotebookPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            var text = $"{message.Text} ({message.Location})";
            if (message.Type == "error" && !OfTheApplication.Any(known => text.Contains(known, StringComparison.Ordinal)))
            {
                _errors.Add(text);
            }
        };
        page.PageError += (_, error) => _errors.Add(error);
    }

    public IPage Page { get; }

    /// <summary>What stands over everything and waits for an answer.</summary>
    public ILocator Dialog => Page.Locator(".modal.in");

    /// <summary>Opens a notebook and waits until its kernel is ready for work.</summary>
    public static async Task<NotebookPage> Open(IBrowserContext context, Uri url)
    {
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var page = new NotebookPage(context, await context.NewPageAsync());
        await page.Page.GotoAsync(url.AbsoluteUri);
        await page.Idle();
        return page;
    }

    /// <summary>Waits until the kernel is connected and has nothing to do, as the circle beside its name says.</summary>
    public async Task Idle()
    {
        await Page.WaitForFunctionAsync("() => window.Jupyter?.notebook?.kernel?.is_connected() && Jupyter.notebook._fully_loaded");
        await Assertions.Expect(Page.Locator("#kernel_indicator_icon")).ToHaveClassAsync(IdleIcon());
    }

    /// <summary>The code cell that begins with this text.</summary>
    public async Task<ILocator> Cell(string beginning)
    {
        // The editor puts only visible lines into the page.
        var index =
            await Page.EvaluateAsync<int>(
                "text => Jupyter.notebook.get_cells().findIndex(cell => cell.cell_type === 'code' && cell.get_text().startsWith(text))",
                beginning);
        Assert.True(index >= 0, $"No code cell begins with {beginning}");
        return Page.Locator("#notebook-container > .cell").Nth(index);
    }

    /// <summary>Replaces a cell's text.</summary>
    public async Task Write(ILocator cell, string code)
    {
        await cell.Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.InsertTextAsync(code);
    }

    /// <summary>Starts a cell by the keyboard.</summary>
    public async Task Start(ILocator cell)
    {
        await cell.Locator(".CodeMirror").ClickAsync();
        await Page.Keyboard.PressAsync("Control+Enter");
    }

    /// <summary>Runs a cell to its end.</summary>
    public async Task Run(ILocator cell)
    {
        await Start(cell);
        await Assertions.Expect(cell.Locator(".input_prompt")).ToHaveTextAsync(Numbered());
        await Idle();
    }

    /// <summary>Runs the cell that begins with this text, and gives its outputs.</summary>
    public async Task<ILocator> Run(string beginning)
    {
        var cell = await Cell(beginning);
        await Run(cell);
        return cell.Locator(".output");
    }

    /// <summary>Nothing stands in red on the page's console, uncaught exceptions included.</summary>
    public void AssertNoErrors() => Assert.True(_errors.Count == 0, string.Join('\n', _errors));

    /// <summary>Leaves the picture for people to look at where <c>WORKBOOK_PICTURES</c> names a folder.</summary>
    public async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("WORKBOOK_PICTURES") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"web-{name}.png") });
        }
    }

    /// <summary>Ends the kernel too, so that the next test has the machine for itself.</summary>
    public async ValueTask DisposeAsync()
    {
        await Page.EvaluateAsync("() => new Promise(done => Jupyter.notebook.session.delete(done, done))");
        await _context.DisposeAsync();
    }

    [GeneratedRegex(@"\bkernel_idle_icon\b")]
    private static partial Regex IdleIcon();

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Numbered();
}
