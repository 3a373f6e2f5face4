using System.Text.RegularExpressions;

namespace Workbook.Checks.Tests;

/// <summary>
/// The example of CONTRIBUTING's section "Add a task", a task that no notebook has, on its way through probe, judge and report.
/// </summary>
public partial class MadeUpTaskTests
{
    internal static StepCheck<Func<Matrix<double>, Matrix<double>>> Doubled { get; } = new(new("0.9", "Doubled", 1, """
        By how much does y[i,j] grow when x[i,j] grows by δ?

        A number times a matrix multiplies every entry.

        `y = 2 * x`
        """))
    {
        Call = answer => (inputs, outputs) => outputs.Add("y", answer(inputs.Matrix("x"))),
        Node = _ => x => 2 * x,
        ByHand = inputs => inputs.With("x", HandExample.X),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)),
        Formula = inputs => [Tolerance.Columns("y", 2 * inputs.Matrix("x"), _ => 0)],
        Outputs = [("y", "Every entry is doubled, whatever its row and column.")],
    };

    [Fact]
    public void Stands_in_CONTRIBUTING_as_it_stands_here()
    {
        var example = Example().Match(File.ReadAllText(RepositoryRoot.Combine("CONTRIBUTING.md"))).Groups[1].Value;
        Assert.Contains("StepCheck", example, StringComparison.Ordinal);
        var here = File.ReadAllText(RepositoryRoot.Combine("tests", "Workbook.Checks.Tests", "MadeUpTaskTests.cs"));
        Assert.Contains(Unindented(example), Unindented(here), StringComparison.Ordinal);
    }

    [Fact]
    public void A_right_answer_passes_on_every_input()
    {
        for (var seed = 0; seed < 5; seed++)
        {
            var report = Doubled.Run(Doubled.Call(x => x + x), seed);
            Assert.True(report.Verdict == Verdict.Pass, report.ToString());
            Assert.Equal(["y, 3×2 by hand", "y, 9 random shapes", "inputs left as they were"], report.Lines.Select(line => line.Name));
        }
    }

    [Fact]
    public void A_wrong_one_is_shown_with_the_hint_and_where_to_look()
    {
        var report = Doubled.Run(Doubled.Call(x => 3 * x), 3);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.StartsWith(
            "✗ Task 0.9 Doubled: not right yet, 0 of 1 point\n  y[2,0] is 18, expected 12 (5 of 6 values differ).\n", report.ToString(),
            StringComparison.Ordinal);
        Assert.Contains(
            "  Every value is 1.5 times the expected one.\n  Where to look: Every entry is doubled", report.ToString(),
            StringComparison.Ordinal);
        Assert.Contains(
            "  Hint 1 of 3: By how much does y[i,j] grow when x[i,j] grows by δ?\n", report.ToString(), StringComparison.Ordinal);
        Assert.Contains("solutions/0-StartHere.ipynb#TASK-0.9", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains(
            "\"id\":\"0.9\",\"title\":\"Doubled\",\"points\":0,\"possible\":1,\"verdict\":\"fail\"", report.ToJson(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_stub_is_not_written_yet_and_what_changes_its_input_is_told()
    {
        Assert.Equal(
            Verdict.NotAttempted, Doubled.Run(Doubled.Call(_ => throw new NotImplementedException("Task 0.9: Doubled")), 3).Verdict);
        var inPlace = Doubled.Run(
            Doubled.Call(x =>
            {
                x.Multiply(2, x);
                return x;
            }),
            3);
        Assert.Equal(["inputs left as they were"], inPlace.Lines.Where(line => line.Verdict == Verdict.Fail).Select(line => line.Name));
    }

    private static string Unindented(string text)
        => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()));

    [GeneratedRegex(@"## Add a task.*?```csharp\r?\n(.*?)\r?\n *```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
