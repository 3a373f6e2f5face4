using System.ComponentModel;

namespace Workbook.Notebooks;

/// <summary>
/// The sign by which running cells are asked to end. <see cref="StopPoints"/> puts a look at it into every loop and method of a
/// cell, so that code without end leaves by an ordinary exception, at its line, with the session's state kept.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StopSignal
{
    /// <summary>The name under which a library finds how to end the cell code that it called: raise (true), lower (false).</summary>
    private const string DataName = "Workbook.StopCells";

    private static readonly Lock Lock = new();

    private static bool _byHost;
    private static bool _byLibrary;

    /// <summary>Whether cells are to end. Compiled cells read it: a field, because a loop pays for each look.</summary>
#pragma warning disable CA2211, SA1401 // See above.
    public static volatile bool IsRaised;
#pragma warning restore CA2211, SA1401

    /// <summary>Leaves the delegate for libraries.</summary>
    internal static void Offer() => AppContext.SetData(DataName, (Action<bool>)(raise => Set(ref _byLibrary, raise)));

    /// <summary>Asks the running cell to end.</summary>
    internal static void Raise() => Set(ref _byHost, true);

    /// <summary>Takes that back, for the next cell.</summary>
    internal static void Lower() => Set(ref _byHost, false);

    private static void Set(ref bool reason, bool value)
    {
        lock (Lock)
        {
            reason = value;
            IsRaised = _byHost || _byLibrary;
        }
    }
}
