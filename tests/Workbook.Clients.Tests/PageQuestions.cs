using System.Text.Json.Nodes;

namespace Workbook.Clients.Tests;

/// <summary>What tests ask of any page.</summary>
internal static class PageQuestions
{
    // Drawn into a canvas a picture that failed or is blank has one color.
    private const string Unseen = """
        Promise.all([...document.querySelectorAll(SELECTOR)].map(async image => {
            await image.decode().catch(() => 0);
            const box = image.getBoundingClientRect();
            const canvas = document.createElement('canvas');
            canvas.width = 200;
            canvas.height = 100;
            const context = canvas.getContext('2d', { willReadFrequently: true });
            if (image.naturalWidth) { context.drawImage(image, 0, 0, 200, 100); }
            const colors = new Set(new Uint32Array(context.getImageData(0, 0, 200, 100).data.buffer)).size;
            const seen = image.checkVisibility() && box.width >= 100 && box.height >= 30 && box.right <= innerWidth && colors > 2 && image.alt.length > 10;
            return seen ? '' : `${image.alt.slice(0, 60)}: ${box.width} by ${box.height}, to ${box.right}, ${colors} colors`;
        })).then(all => all.filter(text => text).join('\n'))
        """;

    /// <summary>The pictures that a reader does not see, or cannot have read to them.</summary>
    public static async Task<string> UnseenPictures(this BrowserPage page, string selector)
        => (string)(await page.Evaluate(Unseen.Replace("SELECTOR", $"'{selector}'", StringComparison.Ordinal)))!;

    /// <summary>What is wider than the window, for which a reader would scroll the page sideways.</summary>
    public static async Task<string> WiderThanTheWindow(this BrowserPage page)
        => (string)(await page.Evaluate("""
            document.documentElement.scrollWidth <= innerWidth ? '' :
                [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1).map(e => `${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 40)}`).slice(0, 5).join('\n') || 'something'
            """))!;

    /// <summary>An answer that is a text.</summary>
    public static async Task<string> AsText(this Task<JsonNode?> answer) => (string)(await answer)!;

    public static async Task<int> Count(this BrowserPage page, string selector) =>
        (int)await page.Number($"document.querySelectorAll('{selector}').length");

    /// <summary>Leaves the picture for people to look at where <c>WORKBOOK_PICTURES</c> names a folder.</summary>
    public static async Task Keep(this BrowserPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("WORKBOOK_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{name}.png"), await page.Picture());
        }
    }
}
