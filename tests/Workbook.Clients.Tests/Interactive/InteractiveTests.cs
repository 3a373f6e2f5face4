using System.Text.Json.Nodes;

namespace Workbook.Clients.Tests;

/// <summary>
/// <c>workbook interactive</c>, driven as the extension Polyglot Notebooks drives .NET Interactive's tool, and held to that tool.
/// </summary>
public sealed class InteractiveTests
{
    [Fact]
    public Task It_outlives_the_process_of_its_cells() => NothingIsWrongAsync("bridge.py");

    [Fact]
    public Task Cells_and_questions_are_answered_as_the_frozen_tool_answers_them()
    {
        Testing.Clients.Require("dotnet-interactive");
        return NothingIsWrongAsync("table.py");
    }

    [Theory]
    [InlineData("0-StartHere.ipynb")]
    [InlineData("1-BatchNormalization.ipynb")]
    [InlineData("2-Dropout.ipynb")]
    public Task Notebooks_show_the_same_in_the_frozen_tool(string notebook)
    {
        Testing.Clients.Require("dotnet-interactive");
        Testing.Clients.Require("nbclient");
        return NothingIsWrongAsync(
            "notebooks.py",
            RepositoryRoot.Combine("notebooks", notebook),
            RepositoryRoot.Combine("notebooks", "solutions", notebook));
    }

    private static async Task NothingIsWrongAsync(string script, params string[] arguments)
    {
        var (lines, _) = await InstalledKernel.PythonAsync(Path.Combine("Interactive", script), arguments);
        Assert.NotEmpty(lines);
        Assert.Empty(lines.Select(line => JsonNode.Parse(line)!)
            .Where(line => line["error"] is not null)
            .Select(line => $"{line["case"]}: {line["error"]}"));
    }
}
