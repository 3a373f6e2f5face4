using System.Reflection;

namespace Workbook.Hosting;

/// <summary>
/// Ends code of notebook cells that a library has called, where the notebook's engine can do that: the workbook's own compiles cells
/// so that they look for a sign. It leaves two delegates in the process's data, and its exception is known by its name.
/// </summary>
internal static class CellStops
{
    // Found once: each run of a product asks. The engine leaves it before a cell can load this library.
    private static readonly Action? ThrowIfStopped = AppContext.GetData(HostData.ThrowIfStopped) as Action;

    /// <summary>
    /// Ends the caller by the engine's exception where its cell is to stop. What takes long in this library asks between two pieces of
    /// work, so that the runtime needs not end its thread, which can be anywhere then.
    /// </summary>
    public static void ThrowIfAsked() => ThrowIfStopped?.Invoke();

    /// <summary>
    /// Makes the caller's thread, and what it starts, a piece of work that can be stopped. What is returned asks it to end
    /// (<see langword="true"/>), and has to be told when it has ended (<see langword="false"/>).
    /// </summary>
    public static Action<bool> Begin() => (AppContext.GetData(HostData.BeginFlow) as Func<Action<bool>>)?.Invoke() ?? (_ => { });

    /// <summary>The exception by which a cell was ended, also where it came wrapped in another; else <see langword="null"/>.</summary>
    public static Exception? In(Exception exception) => exception switch
    {
        _ when exception.GetType().FullName == HostData.StoppedException => exception,
        AggregateException all => all.InnerExceptions.Select(In).FirstOrDefault(found => found is not null),
        { InnerException: { } inner } => In(inner),
        _ => null,
    };
}

/// <summary>What the notebook's engine knows of the code in cells, where there is one.</summary>
internal static class CellSources
{
    /// <summary>The lines of its cell in which a function returns; empty where they are not known.</summary>
    public static IReadOnlyList<int> ReturnLines(MethodBase method)
        => AppContext.GetData(HostData.ReturnLines) is Func<string, string, int[]?> find
            && method.Module.Assembly.GetName().Name is { } assembly
            ? find(assembly, method.Name) ?? []
            : [];

    /// <summary>
    /// The cell that would have declared a name anew and did not compile when it last ran, such as "cell 12": what it declares is still
    /// what it was before. <see langword="null"/> where there is none.
    /// </summary>
    public static string? FailedCell(string name) => (AppContext.GetData(HostData.FailedCell) as Func<string, string?>)?.Invoke(name);

    /// <summary>What an exception out of the code in cells means, as under a cell; else <see langword="null"/>.</summary>
    public static string? Explain(Exception exception)
        => (AppContext.GetData(HostData.Explanation) as Func<Exception, string?>)?.Invoke(exception);
}

/// <summary>
/// What the session's checks know of the learner's code that somebody else is about to call. The checks' library sets it with its first
/// check: this one does not know it.
/// </summary>
internal static class CheckedCode
{
    /// <summary>A sentence about code that calls what a check did not pass; <see langword="null"/> where there is nothing to say.</summary>
    public static Func<Delegate, string?>? Doubt { get; set; }

    /// <summary>What it says of some code. Where reading that code fails nothing is said: no experiment depends on it.</summary>
    public static string? DoubtOf(Delegate code)
    {
        try
        {
            return Doubt?.Invoke(code);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }
}
