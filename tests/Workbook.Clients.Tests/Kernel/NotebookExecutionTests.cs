using System.Text.Json.Nodes;

namespace Workbook.Clients.Tests;

/// <summary>The notebooks executed by Debian's nbclient in the installed kernel, which they ask for by name.</summary>
public sealed class NotebookExecutionTests
{
    [Theory]
    [InlineData("0-StartHere.ipynb", 2)]
    [InlineData("1-BatchNormalization.ipynb", 17)]
    [InlineData("2-Dropout.ipynb", 3)]
    public async Task An_untouched_notebook_runs_through(string notebook, int checks)
    {
        Testing.Clients.Require("nbclient");
        var result = await ExecuteAsync("notebooks", notebook);
        Assert.True(result["error"] is null, (string?)result["error"]);
        Assert.Equal(0, (int)result["errors"]!);
        Assert.Equal(checks, result["verdicts"]!.AsArray().Count);
        Assert.DoesNotContain("pass", result["verdicts"]!.AsArray().Select(verdict => (string)verdict!));
    }

    [Theory]
    [InlineData("0-StartHere.ipynb", 2, 4)]
    [InlineData("1-BatchNormalization.ipynb", 17, 5)]
    [InlineData("2-Dropout.ipynb", 3, 4)]
    public async Task A_solved_notebook_passes_its_checks_and_shows_its_figures(string notebook, int checks, int figures)
    {
        Testing.Clients.Require("nbclient");
        var result = await ExecuteAsync(Path.Combine("notebooks", "solutions"), notebook);
        Assert.True(result["error"] is null, (string?)result["error"]);
        Assert.Equal(0, (int)result["errors"]!);
        Assert.Equal(Enumerable.Repeat("pass", checks), result["verdicts"]!.AsArray().Select(verdict => (string)verdict!));
        Assert.Equal(figures, (int)result["figures"]!);
    }

    [Fact]
    public async Task A_copy_in_another_folder_runs_with_the_library_of_the_workbook_that_the_kernel_was_installed_from()
    {
        Testing.Clients.Require("nbclient");
        var folder = Directory.CreateTempSubdirectory("workbook answers, ü ").FullName;
        try
        {
            File.Copy(Path.Combine(RepositoryRoot.Path, "notebooks", "0-StartHere.ipynb"), Path.Combine(folder, "mine.ipynb"));
            var result = await ExecuteAsync(folder, "mine.ipynb");
            Assert.True(result["error"] is null, (string?)result["error"]);
            Assert.Equal(2, result["verdicts"]!.AsArray().Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonNode> ExecuteAsync(string folder, string notebook)
    {
        var (lines, _) = await InstalledKernel.PythonAsync(
            Path.Combine("Kernel", "execute.py"), Path.Combine(RepositoryRoot.Path, folder, notebook));
        return JsonNode.Parse(Assert.Single(lines))!;
    }
}
