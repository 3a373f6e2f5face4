namespace Workbook;

/// <summary>
/// Ends code of notebook cells that a library has called, where the notebook's engine can do that: the workbook's own compiles cells
/// so that they look for a sign in every loop. It leaves a delegate in the process's data, and its exception is known by its name.
/// </summary>
internal static class CellStops
{
    private const string DataName = "Workbook.StopCells";

    private const string ExceptionName = "Workbook.Notebooks.CellStoppedException";

    /// <summary>Asks the code of cells to end (<see langword="true"/>), or takes that back.</summary>
    public static void Raise(bool raise) => (AppContext.GetData(DataName) as Action<bool>)?.Invoke(raise);

    /// <summary>The exception by which a cell was ended, also where it came wrapped in another; else <see langword="null"/>.</summary>
    public static Exception? In(Exception exception) => exception switch
    {
        _ when exception.GetType().FullName == ExceptionName => exception,
        AggregateException all => all.InnerExceptions.Select(In).FirstOrDefault(found => found is not null),
        { InnerException: { } inner } => In(inner),
        _ => null,
    };
}
