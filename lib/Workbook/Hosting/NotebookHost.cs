namespace Workbook.Hosting;

/// <summary>Shows values wherever this runs: in the workbook's engine, in a .NET Interactive kernel, or on a plain console.</summary>
internal static class NotebookHost
{
    /// <summary>Whether this runs in a notebook.</summary>
    public static bool IsNotebook => Current is not ConsoleHost;

    private static INotebookHost Current => WorkbookHost.Find() ?? InteractiveHost.Find() ?? (INotebookHost)ConsoleHost.OfProcess();

    /// <summary>Shows a value: a figure, a report, text.</summary>
    public static void Display(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var host = Current;
        host.Show(value);
        (host as ConsoleHost)?.EndLine();
    }

    /// <summary>An output that is replaced in place, so many times a second at most, until it is disposed of.</summary>
    public static LiveDisplay Live(int perSecond = 10) => new(Current, TimeProvider.System, perSecond);
}

/// <summary>Where values are shown.</summary>
internal interface INotebookHost
{
    /// <summary>Whether what was shown can be replaced in place.</summary>
    public bool CanUpdate { get; }

    /// <summary>Shows a value.</summary>
    /// <returns>What replaces it by another one, where <see cref="CanUpdate"/>.</returns>
    public Action<object> Show(object value);
}
