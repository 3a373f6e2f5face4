using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Workbook.Notebooks;

/// <summary>
/// The sign by which running code of cells is asked to end. <see cref="StopPoints"/> puts a look at it into loops and functions (there through <see cref="StackRoom"/>), so that code
/// without end leaves by an ordinary exception, at its line, with the session's state kept. It concerns one <see cref="StoppableFlow"/>: a
/// cell, or a call that a library limits, with all threads and tasks that it started.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StopSignal
{
    /// <summary>The name under which a library finds how to begin a flow of its own: what it gets ends the flow (true) or says that it has ended (false).</summary>
    private const string DataName = "Workbook.StoppableFlow";

    /// <summary>The name under which a library finds a look for the sign, for its own loops.</summary>
    private const string LookName = "Workbook.StopLook";

    private static int _raised;

    /// <summary>Whether any flow is to end. Compiled cells read it, and nobody else should write it: a field, because a loop pays for each look.</summary>
#pragma warning disable CA2211, SA1401 // See above.
    public static volatile bool IsRaised;
#pragma warning restore CA2211, SA1401

    /// <summary>Whether the flow that asks is to end. Not taken into the loops that ask: it would make them slower.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsForMe() => StoppableFlow.Current?.IsStopped == true;

    /// <summary>Leaves the delegates for libraries.</summary>
    internal static void Offer()
    {
        AppContext.SetData(DataName, (Func<Action<bool>>)Begin);
        AppContext.SetData(LookName, (Action)ThrowIfAsked);
    }

    /// <summary>One more flow is to end, or one less.</summary>
    internal static void Count(int change)
    {
        lock (StoppableFlow.Gate)
        {
            _raised += change;
            IsRaised = _raised > 0;
            StackRoom.Look();
        }
    }

    private static Action<bool> Begin()
    {
        var flow = StoppableFlow.Begin();
        return stop =>
        {
            if (stop)
            {
                flow.Stop();
            }
            else
            {
                flow.Ended();
            }
        };
    }

    private static void ThrowIfAsked()
    {
        if (IsRaised && IsForMe())
        {
            throw new CellStoppedException();
        }
    }
}
