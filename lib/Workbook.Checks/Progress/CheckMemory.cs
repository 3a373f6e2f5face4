using System.Collections.Concurrent;

namespace Workbook.Checks.Progress;

/// <summary>What the last check of each task in this session found out. Checks may run on several threads.</summary>
internal sealed class CheckMemory
{
    private readonly ConcurrentDictionary<string, Judgement> _last = [];
    private volatile string? _task;

    /// <summary>The number of the notebook that was checked last; <see langword="null"/> before any check.</summary>
    public int? Notebook => _task is { } task ? NotebookNames.NumberOf(task) : null;

    /// <summary>The last judgement of every task, in the tasks' order.</summary>
    public IEnumerable<Judgement> All => TaskCatalog.All.Select(task => Of(task.Id)).OfType<Judgement>();

    /// <summary>Keeps a judgement in place of the task's last one, and hands it on.</summary>
    public Judgement Keep(Judgement judgement)
    {
        _task = judgement.Task.Id;
        return _last[judgement.Task.Id] = judgement;
    }

    /// <summary>The last judgement of a task; <see langword="null"/> where it was not checked.</summary>
    public Judgement? Of(string task) => _last.GetValueOrDefault(task);
}

/// <summary>Checks that know nothing of the session's other checks.</summary>
/// <param name="Seed">What they draw their inputs from; <see langword="null"/> for the session's seed.</param>
/// <param name="TimeLimit">How long a call may take; <see langword="null"/> for the session's limit.</param>
internal sealed record CheckScope(int? Seed = null, TimeSpan? TimeLimit = null)
{
    /// <summary>What they found out.</summary>
    public CheckMemory Memory { get; } = new();
}
