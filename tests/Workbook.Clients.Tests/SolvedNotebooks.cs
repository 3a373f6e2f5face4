using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Workbook.Clients.Tests;

/// <summary>The solved notebooks as they are committed, outputs included.</summary>
internal static class SolvedNotebooks
{
    public static TheoryData<string> Names => ["0-StartHere", "1-BatchNormalization", "2-Dropout"];

    public static string PathOf(string name) => RepositoryRoot.Combine("notebooks", "solutions", $"{name}.ipynb");

    /// <summary>How many pictures its outputs show. Charts, walls of pictures and drawings are pictures where no script runs.</summary>
    public static int Pictures(string name) => Outputs(name).Sum(html => html.Split("<img ").Length - 1);

    /// <summary>How many of them are charts, which a script may make interactive.</summary>
    public static int Charts(string name) => Outputs(name).Sum(html => html.Split("class=\"workbook-chart\"").Length - 1);

    /// <summary>What Debian's nbconvert makes of it: a page.</summary>
    public static async Task Convert(string name, string folder)
    {
        var start =
            new ProcessStartInfo(
                Testing.Clients.Require("nbconvert"), ["-m", "nbconvert", "--to", "html", "--output-dir", folder, PathOf(name)])
            { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, said);
    }

    private static IEnumerable<string> Outputs(string name) => JsonNode.Parse(File.ReadAllText(PathOf(name)))!["cells"]!.AsArray()
        .SelectMany(cell => cell!["outputs"]?.AsArray() ?? [])
        .Select(output => output!["data"]?["text/html"])
        .OfType<JsonNode>()
        .Select(html => html is JsonArray lines ? string.Concat(lines.Select(line => (string?)line)) : (string)html!);
}
