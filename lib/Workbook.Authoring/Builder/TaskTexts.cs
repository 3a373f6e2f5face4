namespace Workbook.Authoring;

/// <summary>What a source may leave out of a task; the hints, as markdown, say where its answer stands, too.</summary>
public sealed record TaskText(string Title, int Points, string Hints);

/// <summary>Puts in the cells of a source what they leave to the catalog, in which a task is found, or null.</summary>
public sealed partial class TaskTexts(Func<string, TaskText?> find)
{
    /// <summary>A catalog without tasks, for sources that say everything themselves.</summary>
    public static TaskTexts None { get; } = new(_ => null);

    /// <summary>Reads a notebook to run it; a source is completed as far as the catalog knows.</summary>
    /// <exception cref="NotebookFormatException">The file is no notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public NotebookDocument Load(string path)
    {
        var document = NotebookDocument.Load(path, CellMetadata.Require);
        document.Cells.ForEach(cell => Complete(cell));
        return document;
    }

    /// <summary>
    /// Completes <c>// TASK 1.4c</c> by title and points, and makes <c>&lt;!-- HINTS 1.4c --&gt;</c> a fold with its hints, at whose end
    /// stands what follows that line. Returns why that is not possible: the catalog has no such task; else null.
    /// </summary>
    internal string? Complete(NotebookCell cell)
    {
        if (cell.Kind == CellKind.Code && BareTask().Match(cell.Source) is { Success: true } task)
        {
            return Replace(cell, task, known => $"{task.Value} {known.Title} ({Points(known.Points)})", $"{task.Value} Name (2 points)");
        }

        return cell.Kind == CellKind.Markdown && HintsLine().Match(cell.Source) is { Success: true } hints
            ? Replace(
                cell,
                hints,
                // Jupyter Notebook 6 takes the triangle away, by which one sees that the fold opens, from what does not ask for it.
                known => "<details>\n<summary style=\"display:list-item\">Show a hint (click)</summary>\n\n"
                    + $"{known.Hints} {hints.Groups[2].Value.Trim()}".TrimEnd() + "\n</details>",
                "a fold with the hints themselves")
            : null;
    }

    /// <summary>Completes a check without a cell for its task, and compares what a cell for a whole task says with the catalog.</summary>
    /// <exception cref="FormatException">They differ.</exception>
    internal CellHeader Agreed(CellHeader header, bool isWhole)
    {
        if (!isWhole || find(header.Task) is not { } known)
        {
            return header;
        }

        // A check may have a name of its own.
        var name = header.Role == CellRole.Answer ? header.Name : known.Title;
        return (name, header.Points ?? known.Points) == (known.Title, known.Points)
            ? header with { Name = header.Name ?? known.Title, Points = known.Points }
            : throw new FormatException($"{header.Task} is \"{name}\" with {Points(header.Points ?? known.Points)} here, "
                + $"and \"{known.Title}\" with {Points(known.Points)} in the catalog of tasks");
    }

    private static string Points(int points) => $"{points} {(points == 1 ? "point" : "points")}";

    private string? Replace(NotebookCell cell, Match line, Func<TaskText, string> text, string wanted)
    {
        if (find(line.Groups[1].Value) is not { } known)
        {
            return $"{line.Value.Split('\n')[0]} leaves the rest to the catalog of tasks, which has no {line.Groups[1].Value}; wanted "
                + $"{wanted}";
        }

        cell.Source = text(known) + cell.Source[line.Length..];
        return null;
    }

    [GeneratedRegex(@"^// TASK ([\w.-]+)(?=[ \t\r]*(\n|$))")]
    private static partial Regex BareTask();

    [GeneratedRegex(@"^<!-- HINTS ([\w.-]+) -->(\s.*|$)", RegexOptions.Singleline)]
    private static partial Regex HintsLine();
}
