namespace Workbook.Authoring;

/// <summary>
/// What the first line of a source's cell says of it: <c>// TASK 1.4c dvar (2 points)</c>, <c>// CHECK 1.4c</c>,
/// <c>// EXPERIMENT A</c>, <c>&lt;!-- QUESTION 1.Q1 (3 points) --&gt;</c>, <c>&lt;!-- INSTRUCTOR --&gt;</c>.
/// </summary>
internal sealed partial record CellHeader(CellRole Role, string Task, string? Name, int? Points)
{
    private static readonly CellHeader Given = new(CellRole.Given, "", null, null);

    /// <exception cref="FormatException">The line starts as such a line but goes on otherwise; it says what was wanted.</exception>
    public static CellHeader Of(NotebookCell cell)
    {
        var end = cell.Source.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? cell.Source : cell.Source[..end]).TrimEnd();
        var word = cell.Kind switch
        {
            CellKind.Code => CodeWord().Match(line),
            CellKind.Markdown => TextWord().Match(line),
            _ => Match.Empty,
        };
        return word.Groups[1].Value switch
        {
            "" => Given,
            "TASK" => Header(CellRole.Answer, TaskLine().Match(line), line, "// TASK 1.4c dvar (2 points)"),
            "CHECK" => Header(CellRole.Check, CheckLine().Match(line), line, "// CHECK 1.4c"),
            "EXPERIMENT" => Header(CellRole.Experiment, ExperimentLine().Match(line), line, "// EXPERIMENT A"),
            "QUESTION" => Header(CellRole.Question, QuestionLine().Match(line), line, "<!-- QUESTION 1.Q1 (3 points) -->"),
            _ => new(CellRole.Instructor, "", null, null),
        };
    }

    /// <summary>The same; null where the line goes on otherwise.</summary>
    public static CellHeader? Find(NotebookCell cell)
    {
        try
        {
            return Of(cell);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static CellHeader Header(CellRole role, Match match, string line, string wanted)
    {
        if (!match.Success)
        {
            throw new FormatException($"the cell's first line is \"{line}\"; wanted a line like \"{wanted}\"");
        }

        var (name, points) = (match.Groups["name"], match.Groups["points"]);
        return new(
            role,
            match.Groups["id"].Value,
            name.Success ? name.Value : null,
            points.Success ? int.Parse(points.Value, CultureInfo.InvariantCulture) : null);
    }

    [GeneratedRegex(@"^//\s*(TASK|CHECK|EXPERIMENT|INSTRUCTOR)\b")]
    private static partial Regex CodeWord();

    [GeneratedRegex(@"^<!--\s*(QUESTION|INSTRUCTOR)\b")]
    private static partial Regex TextWord();

    [GeneratedRegex(@"^// TASK (?<id>[\w.-]+) (?<name>.*\S) \((?<points>\d{1,3}) points?\)$")]
    private static partial Regex TaskLine();

    [GeneratedRegex(@"^// CHECK (?<id>[\w.-]+)( (?<name>[^(].*?))?( \((?<points>\d{1,3}) points?\))?$")]
    private static partial Regex CheckLine();

    [GeneratedRegex(@"^// EXPERIMENT (?<id>[\w.-]+?)(:? (?<name>.*))?$")]
    private static partial Regex ExperimentLine();

    [GeneratedRegex(@"^<!-- QUESTION (?<id>[\w.-]+)( (?<name>[^(].*?))? \((?<points>\d{1,3}) points?\) -->$")]
    private static partial Regex QuestionLine();
}
