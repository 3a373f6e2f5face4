using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Authoring.Tests;

/// <summary>
/// Numbers that texts and model answers quote are those that the solved notebooks show. Where this fails after the outputs
/// were refreshed, the text is to be changed.
/// </summary>
public sealed partial class NotebookClaimsTests
{
    // Notebook, panel, series, what the text quotes, and a part of the sentence that quotes it.
    public static TheoryData<string, string, string, string, string> Quoted { get; } = new()
    {
        { "1-BatchNormalization", "Training accuracy", "batch norm", "0.85", "at the end it is 0.85 against 0.72" },
        { "1-BatchNormalization", "Training accuracy", "baseline", "0.72", "at the end it is 0.85 against 0.72" },
        { "1-BatchNormalization", "Training accuracy", "batch norm, batches of 5", "0.43",
            "0.43 with batches of 5, 0.68 with 10 and 0.88 with 50" },
        { "1-BatchNormalization", "Training accuracy", "batch norm, batches of 10", "0.68",
            "0.43 with batches of 5, 0.68 with 10 and 0.88 with 50" },
        { "1-BatchNormalization", "Training accuracy", "batch norm, batches of 50", "0.88",
            "0.43 with batches of 5, 0.68 with 10 and 0.88 with 50" },
        { "1-BatchNormalization", "Training accuracy", "baseline, batches of 5", "0.66", "and reaches 0.66" },
        { "1-BatchNormalization", "Training accuracy", "layer norm, batches of 5", "0.67", "they end at 0.67, 0.81 and 0.85" },
        { "1-BatchNormalization", "Training accuracy", "layer norm, batches of 10", "0.81", "they end at 0.67, 0.81 and 0.85" },
        { "1-BatchNormalization", "Training accuracy", "layer norm, batches of 50", "0.85", "they end at 0.67, 0.81 and 0.85" },
        { "0-StartHere", "Training accuracy", "three layers", "1", "both have to reach 100 % training accuracy" },
        { "0-StartHere", "Training accuracy", "five layers", "1", "both have to reach 100 % training accuracy" },
    };

    [Theory]
    [MemberData(nameof(Quoted))]
    public void What_a_text_quotes_is_what_its_chart_ends_with(string notebook, string panel, string series, string quoted, string sentence)
    {
        Assert.Contains(sentence, Source(notebook), StringComparison.Ordinal);
        var shown = Last(notebook, panel, series);
        var step = quoted.Contains('.', StringComparison.Ordinal) ? Math.Pow(10, -(quoted.Length - 2)) : 1e-3;
        Assert.True(
            Math.Abs(shown - double.Parse(quoted, CultureInfo.InvariantCulture)) <= (step / 2) + 1e-9,
            $"{panel}, {series}: the chart ends with {shown}, the text says {quoted}: \"{sentence}\".");
    }

    [Fact]
    public void Batch_norm_trains_faster_from_each_seed_by_as_much_as_the_text_says()
    {
        var rows = SeedRow()
            .Matches(Outputs("1-BatchNormalization"))
            .Select(row => row.Groups.Values.Skip(1).Select(Number).ToArray())
            .ToList();
        Assert.Equal(3, rows.Count);

        // The fourth seed is that of experiment A itself.
        double End(string panel, string series) => Last("1-BatchNormalization", panel, series);
        rows.Add([End("Training accuracy", "baseline"), End("Training accuracy", "batch norm"), End("Validation accuracy", "baseline"),
            End("Validation accuracy", "batch norm")]);
        Assert.All(rows, row => Assert.InRange(row[1] - row[0], 0.125, 0.185));
        Assert.All(rows, row => Assert.InRange(row[2], 0.25, 0.35));
        Assert.All(rows, row => Assert.InRange(row[3], 0.25, 0.35));
        Assert.Contains(
            "the difference in training accuracy is 0.13 to 0.18 each time", Source("1-BatchNormalization"), StringComparison.Ordinal);

        // "which of the two is ahead changes from seed to seed"
        Assert.Contains(rows, row => row[3] > row[2]);
        Assert.Contains(rows, row => row[3] < row[2]);
    }

    [Fact]
    public void The_recorded_digits_are_there()
    {
        var outputs = Outputs("1-BatchNormalization");
        string[] digits =
        [
            "[-2.3814598 -13.18038246 1.91780462]", "[27.18502186 34.21455511 37.68611762]", "[0.99999999 1.99999999 2.99999999]",
            "[-0.03927354 -0.04349152 -0.10452688]", "[1.01531428 1.01238373 0.97819988]",
            "loss 2.2611955101340957", "loss 6.99653322010830",
            "[-59.06673243 -47.60782686 -43.31137368 -26.40991744]", "[0.99999995 0.99999999 1. 0.99999969]",
                "[2.99999985 2.99999998 2.99999999 2.99999907]",
        ];
        Assert.All(digits, expected => Assert.Contains(expected, outputs, StringComparison.Ordinal));
    }

    private static double Last(string notebook, string panel, string series)
    {
        var line = Outputs(notebook).Split('\n')
            .SkipWhile(text => !text.StartsWith(panel + "  [x: Epoch", StringComparison.Ordinal))
            .FirstOrDefault(text => Regex.IsMatch(text, $"^  {Regex.Escape(series)} +\\d+ points: "));
        Assert.True(line is not null, $"{notebook} has no series \"{series}\" under \"{panel}\".");
        return Number(LastValue().Match(line).Groups[1]);
    }

    private static string Source(string notebook) => File.ReadAllText(RepositoryRoot.Combine("notebooks", "source", notebook + ".dib"));

    /// <summary>All that a solved notebook prints and shows, as text.</summary>
    private static string Outputs(string notebook)
    {
        var document = NotebookDocument.Load(RepositoryRoot.Combine("notebooks", "solutions", notebook + ".ipynb"));
        return string.Join(
            "\n", document.Cells.SelectMany(cell => cell.Outputs).Select(output => output.StreamText ?? output.Data("text/plain")));
    }

    private static double Number(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^23[2-4] +(0\.\d{3}) +(0\.\d{3}) +(0\.\d{3}) +(0\.\d{3})$", RegexOptions.Multiline)]
    private static partial Regex SeedRow();

    [GeneratedRegex(@"last ([0-9.E+-]+) at")]
    private static partial Regex LastValue();
}
