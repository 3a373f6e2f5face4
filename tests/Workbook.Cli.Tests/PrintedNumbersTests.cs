using Workbook.Engine.Documents;
using Workbook.Engine.Runner;

namespace Workbook.Cli.Tests;

/// <summary>
/// The solved notebooks print, draw and report to the last digit what is committed, whatever the number of threads, the processor's
/// instructions and the variants of its mathematical functions that the C library chooses. (With all that this machine has they run in
/// the frozen tool, by <c>Interactive/notebooks.py</c>, which compares figures, printed lines and verdicts. Without AVX2 or any
/// vectors they would take an hour; the library's own tests train smaller nets there, and with one thread.)
/// </summary>
[Trait("Category", "Exhaustive")]
public sealed class PrintedNumbersTests
{
    // What the machine is, and how long something took on it.
    private static readonly string[] OfTheMachine = ["Workbook 1.0 on ", "node by node ", "one expression ", "ratio of the medians "];

    [Fact]
    public Task Three_threads_without_the_widest_vectors_and_with_plain_functions_of_the_C_library() => PrintWhatIsCommittedAsync(
        3, ("DOTNET_EnableAVX512", "0"), ("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4,-AVX512F"));

    private static async Task PrintWhatIsCommittedAsync(int threads, params (string Variable, string Value)[] environment)
    {
        using var workspace = new Workspace();
        Copy(Path.Combine(AppContext.BaseDirectory, "charts"), workspace.Path("lib/bin/charts"), "*");
        NotebookLibrary.CopyTo(workspace.Path("lib/bin"));
        Directory.CreateDirectory(workspace.Path("notebooks/solutions"));
        Assert.Equal(0, (await workspace.CallAsync("data", "cifar-style")).ExitCode);

        // As workbook build --execute runs them.
        var variables = environment.Append((Variable: "WORKBOOK_CHECK_SEED", Value: "231"))
            .ToDictionary(one => one.Variable, one => one.Value);
        var options = new RunOptions { Threads = threads, Environment = variables };
        foreach (var file in Directory.GetFiles(RepositoryRoot.Combine("notebooks/solutions"), "*.ipynb").Order(StringComparer.Ordinal))
        {
            var run = await NotebookRunner.RunAsync(
                NotebookDocument.Load(file), workspace.Path("notebooks/solutions"), options,
                cancellation: TestContext.Current.CancellationToken);

            Assert.Empty(run.Failures);
            var (committed, printed) = (Outputs(NotebookDocument.Load(file)), Outputs(run.Document));
            Assert.True(committed.Count > 10, file);
            Assert.Equal(committed, printed);
        }
    }

    /// <summary>The lines of all outputs in all their forms, each with the cell it stands under.</summary>
    private static List<string> Outputs(NotebookDocument document) =>
    [
        .. from cell in document.Cells
           from output in cell.Outputs
           from text in output.MimeTypes.Select(output.Data).Append(output.StreamText).OfType<string>()
           from line in text.Split('\n')
           where !OfTheMachine.Any(start => line.StartsWith(start, StringComparison.Ordinal))
           select $"{cell.Id}: {line}",
    ];

    private static void Copy(string from, string to, params string[] patterns)
    {
        Directory.CreateDirectory(to);
        foreach (var file in patterns.SelectMany(pattern => Directory.GetFiles(from, pattern)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
