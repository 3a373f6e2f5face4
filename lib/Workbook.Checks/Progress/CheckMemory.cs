namespace Workbook.Checks.Progress;

/// <summary>The last report of each task in this session. Checks may run on several threads.</summary>
internal sealed class CheckMemory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, CheckReport> _reports = [];
    private string? _last;

    /// <summary>The number of the notebook that was checked last; <see langword="null"/> before any check.</summary>
    public int? Notebook
    {
        get
        {
            lock (_lock)
            {
                return _last is null ? null : NotebookNames.NumberOf(_last);
            }
        }
    }

    /// <summary>The last report of every task, in the tasks' order.</summary>
    public IReadOnlyList<CheckReport> All
    {
        get
        {
            lock (_lock)
            {
                return [.. TaskCatalog.All.Select(task => _reports.GetValueOrDefault(task.Id)).OfType<CheckReport>()];
            }
        }
    }

    /// <summary>Keeps a report in place of the task's last one, and hands it on.</summary>
    public CheckReport Keep(CheckReport report)
    {
        lock (_lock)
        {
            _reports[report.Task] = report;
            _last = report.Task;
        }

        return report;
    }

    /// <summary>The last report of a task; <see langword="null"/> where it was not checked.</summary>
    public CheckReport? Of(string task)
    {
        lock (_lock)
        {
            return _reports.GetValueOrDefault(task);
        }
    }
}
