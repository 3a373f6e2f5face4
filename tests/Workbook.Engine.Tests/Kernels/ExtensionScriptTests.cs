namespace Workbook.Engine.Tests.Kernels;

public sealed class ExtensionScriptTests
{
    [Fact]
    public async Task A_script_beside_a_library_runs_when_the_library_is_referenced()
    {
        using var folder = new TemporaryFolder();
        var scripts = Directory.CreateDirectory(Path.Combine(folder.Path, "some", "interactive-extensions", "dotnet"));
        var library = typeof(Assert).Assembly.Location;
        File.Copy(library, Path.Combine(folder.Path, "some", Path.GetFileName(library)));
        await File.WriteAllTextAsync(
            Path.Combine(scripts.FullName, "extension.dib"),
            "#!csharp\n\nvar count = 1;\n\n#!html\n\n<b>hello</b>\n",
            TestContext.Current.CancellationToken);
        var reference = $"#r \"some/{Path.GetFileName(library)}\"";
        var document = new NotebookDocument();
        document.Cells.AddRange(new[] { reference, "count++", $"{reference}\ncount" }.Select(NotebookCell.CSharp));
        var result = await NotebookRunner.RunAsync(
            document, folder.Path, new RunOptions(), cancellation: TestContext.Current.CancellationToken);
        Assert.Empty(result.Failures);
        var outputs = result.Document.Cells.Select(cell => cell.Outputs).ToList();
        Assert.Equal("<b>hello</b>", Assert.Single(outputs[0]).Data("text/html")!.Trim());
        Assert.Equal("2", Assert.Single(outputs[2]).Data("text/plain"));
    }
}
