using Workbook.Engine.Worker;

namespace Workbook.Engine.Runner;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>How long one cell may run, from the moment it is compiled; null for as long as it likes.</summary>
    public TimeSpan? CellLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most seconds that <see cref="CellLimit"/> may be: what a timer takes.</summary>
    public static int MostSeconds { get; } = (int)(TimeSpan.FromMilliseconds(uint.MaxValue - 1) - WorkerLine.Grace).TotalSeconds;

    /// <summary>How many cores the notebook's process sees; null for all.</summary>
    public int? Threads { get; init; }

    /// <summary>
    /// Whether cells after a failing one run as well. A cell that takes the notebook's process with it then costs only itself:
    /// the process is started anew and the cells before it run again, those that failed that way left out.
    /// </summary>
    public bool GoOn { get; init; }

    /// <summary>How often the process may be started anew, not counting the second try of what died without telling why.</summary>
    public int MostRestarts { get; init; } = 12;

    /// <summary>Which cells are not executed at all; null for none.</summary>
    public Func<NotebookCell, bool>? LeaveOut { get; init; }

    /// <summary>Which cells declare nothing that others need, so that they do not run again after a restart; null for none.</summary>
    public Func<NotebookCell, bool>? RunOnce { get; init; }

    /// <summary>How errors name a cell (it stands beside its number); null for "cell 3". No two cells may share a name.</summary>
    public Func<NotebookCell, int, string>? CellName { get; init; }

    /// <summary>Where a library is looked for that is not where the notebook's <c>#r</c> says; null for nowhere.</summary>
    public string? LibraryFolder { get; init; }

    /// <summary>Variables of the notebook's environment, beside this process's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How much one cell may show.</summary>
    public OutputLimits Limits { get; init; } = new();
}
