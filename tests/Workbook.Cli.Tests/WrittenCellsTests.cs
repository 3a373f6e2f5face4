using System.Text.RegularExpressions;
using static Workbook.Cli.Tests.LearnersNotebook;

namespace Workbook.Cli.Tests;

/// <summary>
/// Answers that people really wrote and that do not compile, or never end (<c>tests/Fixtures/Answers</c>): in a notebook each is rejected
/// by its own check, with an explanation.
/// </summary>
public sealed partial class WrittenCellsTests
{
    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task What_does_not_compile_or_end_is_rejected_and_explained()
    {
        var told = new List<string>();
        foreach (var (name, task, code) in Cells())
        {
            using var notebook = new LearnersNotebook("1-BatchNormalization");
            notebook.Cell("answer", task).Source = code;
            var check = await notebook.OnlyChecking(task).CheckAsync();
            Assert.Equal((name, "error"), (name, Verdict(check, task)));
            told.Add($"{name}\n{Message(check, task)}\n\n");
        }

        Assert.NotEmpty(told);
        Snapshot.Match(string.Concat(told), "written-cells.txt");
    }

    private static List<(string Name, string Task, string Code)> Cells() =>
    [
        .. from path in Directory.GetFiles(RepositoryRoot.Combine("tests", "Fixtures", "Answers"), "*.txt").Order(StringComparer.Ordinal)
           let head = Head().Match(File.ReadAllText(path))
           where head.Success
           select (Path.GetFileNameWithoutExtension(path), head.Groups[1].Value, head.Groups[2].Value),
    ];

    [GeneratedRegex(@"^//@ (\S+) (?:compile|endless)\n(.*)", RegexOptions.Singleline)]
    private static partial Regex Head();
}
