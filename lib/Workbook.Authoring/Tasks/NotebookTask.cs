namespace Workbook.Authoring;

/// <summary>A task of a notebook, with the cells that belong to it.</summary>
public sealed class NotebookTask
{
    private readonly List<NotebookCell> _answers = [];
    private readonly List<NotebookCell> _checks = [];
    private int? _answerPoints;
    private int _checkPoints;

    private NotebookTask(string id) => Id = id;

    /// <summary>"1.4c".</summary>
    public string Id { get; }

    /// <summary>What the task is called: "Dvar"; empty where no cell says.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The points it can give.</summary>
    public int Possible => _answerPoints ?? _checkPoints;

    /// <summary>The cells in which the learner answers.</summary>
    public IReadOnlyList<NotebookCell> Answers => _answers;

    /// <summary>The cells that judge the answer.</summary>
    public IReadOnlyList<NotebookCell> Checks => _checks;

    /// <summary>The tasks of a notebook, in its order. Questions, which are answered in words, are not among them.</summary>
    public static IReadOnlyList<NotebookTask> Of(NotebookDocument notebook)
    {
        var tasks = new OrderedDictionary<string, NotebookTask>();
        foreach (var cell in notebook.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            var header = CellMetadata.HeaderOf(cell);
            if (header.Role is CellRole.Answer or CellRole.Check && header.Task.Length > 0)
            {
                if (!tasks.TryGetValue(header.Task, out var task))
                {
                    tasks[header.Task] = task = new NotebookTask(header.Task);
                }

                task.Add(cell, header);
            }
        }

        return [.. tasks.Values];
    }

    /// <summary>How many questions a notebook has that are answered in words.</summary>
    public static int Questions(NotebookDocument notebook) =>
        notebook.Cells.Count(cell => CellMetadata.HeaderOf(cell).Role == CellRole.Question);

    private void Add(NotebookCell cell, CellHeader header)
    {
        Title = Title.Length > 0 ? Title : header.Name ?? "";
        if (header.Role == CellRole.Answer)
        {
            _answers.Add(cell);
            _answerPoints ??= header.Points;
        }
        else
        {
            _checks.Add(cell);
            _checkPoints += header.Points ?? 0;
        }
    }
}
