namespace Workbook.Authoring;

/// <summary>
/// The one source of a notebook: a <c>.dib</c> with answers, from which the learner's and the solved copy are made. Its name is the file's
/// without folder and extension; the instructor's cells are among its own.
/// </summary>
internal sealed record NotebookSource(string Name, IReadOnlyList<SourceCell> Cells)
{
    /// <exception cref="NotebookFormatException">The file is no notebook, or a cell breaks the rules for sources.</exception>
    public static NotebookSource Load(string path, TaskTexts catalog) =>
        Of(NotebookDocument.Load(path, CellMetadata.Require), path, catalog);

    /// <exception cref="NotebookFormatException">The text is no notebook, or a cell breaks the rules for sources.</exception>
    public static NotebookSource Parse(string text, string name, TaskTexts? catalog = null)
        => Of(NotebookDocument.Parse(text, NotebookFormat.Dib, name, CellMetadata.Require), name, catalog ?? TaskTexts.None);

    private static NotebookSource Of(NotebookDocument document, string path, TaskTexts catalog)
    {
        var cells = new List<SourceCell>();
        var ids = new CellIds();
        var tasks = new Dictionary<string, CellHeader>();
        var checkedTasks = new HashSet<string>();
        foreach (var cell in document.Cells)
        {
            try
            {
                if (catalog.Complete(cell) is { } problem)
                {
                    throw new FormatException(problem);
                }

                var read = CellHeader.Of(cell);
                var isTask = read.Role == CellRole.Answer || (read.Role == CellRole.Check && !tasks.ContainsKey(read.Task));
                var header = Complete(catalog.Agreed(read, isTask), cells, cell, tasks, checkedTasks);
                Validate(cell, header);
                cells.Add(new(cell, header, ids.Next(header, cell)));
            }
            catch (FormatException e)
            {
                throw new NotebookFormatException(path, cell.Line, e.Message);
            }
        }

        return cells.Count > 0
            ? new(Path.GetFileNameWithoutExtension(path), cells)
            : throw new NotebookFormatException(path, 1, "holds no cells; wanted the source of a notebook");
    }

    private static CellHeader Complete(
        CellHeader header, List<SourceCell> before, NotebookCell cell, Dictionary<string, CellHeader> tasks, HashSet<string> checkedTasks)
    {
        switch (header.Role)
        {
            case CellRole.Given when cell.Language == KernelNames.CSharp && !before.Any(other => other.Cell.Language == KernelNames.CSharp):
                return header with { Role = CellRole.Setup };
            case CellRole.Answer or CellRole.Question when !tasks.TryAdd(header.Task, header):
                throw new FormatException($"a second cell for {header.Task}");
            case CellRole.Check:
                return CompleteCheck(header, tasks.GetValueOrDefault(header.Task), first: checkedTasks.Add(header.Task));
            default:
                return header;
        }
    }

    // The points of a task stand at its cell and are given by its first check.
    private static CellHeader CompleteCheck(CellHeader header, CellHeader? task, bool first)
    {
        if (task is null && header.Points is null)
        {
            throw new FormatException(
                $"CHECK {header.Task} stands before or without TASK {header.Task}; without a task it needs points: \"// CHECK "
                + $"{header.Task} (2 points)\"");
        }

        return header with { Name = header.Name ?? task?.Name, Points = header.Points ?? (first ? task!.Points : 0) };
    }

    private static void Validate(NotebookCell cell, CellHeader header)
    {
        var answers = SolutionRegions.Count(cell);
        var wanted = header.Role is CellRole.Answer or CellRole.Question;
        if (wanted && answers == 0)
        {
            throw new FormatException($"{header.Task} has no solution; wanted BEGIN SOLUTION and END SOLUTION around it");
        }

        if (!wanted && answers > 0 && header.Role != CellRole.Instructor)
        {
            throw new FormatException("a solution stands in a cell that is neither TASK nor QUESTION");
        }
    }
}
