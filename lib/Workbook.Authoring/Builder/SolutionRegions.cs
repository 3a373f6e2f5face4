namespace Workbook.Authoring;

/// <summary>
/// The answers in a cell's text, between the lines <c>// BEGIN SOLUTION</c> and <c>// END SOLUTION</c> (markdown: <c>&lt;!-- … --&gt;</c>).
/// One after <c>BEGIN SOLUTION GIVEN</c> is given away on purpose; a line that ends in <c>// given</c> may stand elsewhere, too.
/// </summary>
internal static class SolutionRegions
{
    private const string Begin = "BEGIN SOLUTION";
    private const string BeginGiven = "BEGIN SOLUTION GIVEN";
    private const string End = "END SOLUTION";
    private const string GivenLine = "// given";

    /// <summary>The text with each answer replaced by the stub's lines, indented as its first marker.</summary>
    public static string Replace(NotebookCell cell, params string[] stub) => Rewrite(
        cell, (indent, _) => stub.Select(line => indent + line));

    /// <summary>The text with its answers and without the marker lines.</summary>
    public static string Keep(NotebookCell cell) => Rewrite(
        cell, (_, answer) =>
            answer.Select(line => line.EndsWith(GivenLine, StringComparison.Ordinal) ? line[..^GivenLine.Length].TrimEnd() : line));

    /// <summary>The lines of all answers that are not given away.</summary>
    public static IEnumerable<string> Answers(NotebookCell cell) => Regions(cell).Where(region => !region.Given)
        .SelectMany(region => region.Lines).Where(line => !line.EndsWith(GivenLine, StringComparison.Ordinal));

    /// <exception cref="FormatException">The markers do not pair, or there is nothing between two.</exception>
    public static int Count(NotebookCell cell) => Regions(cell).Count;

    public static bool HasMarker(string text) => text.Split('\n').Any(line => Marker(line) is not null);

    private static string Rewrite(NotebookCell cell, Func<string, List<string>, IEnumerable<string>> answer)
    {
        var text = new List<string>();
        List<string>? region = null;
        var indent = "";
        foreach (var line in cell.Source.Split('\n'))
        {
            switch (Marker(line))
            {
                case Begin or BeginGiven:
                    region = [];
                    indent = line[..(line.Length - line.TrimStart().Length)];
                    break;
                case End:
                    text.AddRange(answer(indent, region!));
                    region = null;
                    break;
                default:
                    (region ?? text).Add(line);
                    break;
            }
        }

        return string.Join('\n', text);
    }

    private static List<(bool Given, List<string> Lines)> Regions(NotebookCell cell)
    {
        var all = new List<(bool Given, List<string> Lines)>();
        var open = false;
        var number = 0;
        foreach (var line in cell.Source.Split('\n'))
        {
            number++;
            var marker = Marker(line);
            switch (marker)
            {
                case Begin or BeginGiven when open:
                    throw new FormatException($"line {number} of the cell: BEGIN SOLUTION inside a solution");
                case Begin or BeginGiven:
                    open = true;
                    all.Add((marker == BeginGiven, []));
                    break;
                case End when !open:
                    throw new FormatException($"line {number} of the cell: END SOLUTION without BEGIN SOLUTION");
                case End when all[^1].Lines.All(string.IsNullOrWhiteSpace):
                    throw new FormatException($"line {number} of the cell: the solution is empty");
                case End:
                    open = false;
                    break;
                case null when open:
                    all[^1].Lines.Add(line);
                    break;
            }
        }

        return open ? throw new FormatException("BEGIN SOLUTION without END SOLUTION") : all;
    }

    private static string? Marker(string line)
    {
        var text = new StringBuilder(line).Replace("<!--", "").Replace("-->", "").Replace("//", "").ToString().Trim();
        return text is Begin or BeginGiven or End ? text : null;
    }
}
