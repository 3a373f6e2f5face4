using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Workbook.Engine.Stopping;

/// <summary>
/// What the functions of compiled cells ask when they are entered: whether they are to leave, because somebody stopped them (see
/// <see cref="StoppableFlow"/>) or because the stack is nearly full. One comparison says no to most: that what runs is in the upper part
/// of the cell's own stack. Deeper down and on other threads the runtime is asked; so it is while anything is to be stopped, because then
/// no stack has an upper part. No field has a value from the start: each look would first ask whether the class is initialized.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StackRoom
{
    /// <summary>The size of a cell's stack: a hundred thousand calls of a small function.</summary>
    internal const int StackSize = 8 * 1024 * 1024;

    private const int UpperPart = 7 * 1024 * 1024;

    private static nuint _ofCell;
    private static volatile nuint _lowest;
    private static volatile int _doubts;

    // How deep on this thread there was room when the runtime was asked.
    [ThreadStatic]
    private static nuint _deepest;

    /// <summary>Whether it takes more than a comparison to say that a function may go on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDoubtful() => Here() - _lowest >= UpperPart;

    /// <summary>Whether the function that asks is to leave.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsOver()
    {
        if (_doubts > 0 && StoppableFlow.Current.EndsFunctions)
        {
            return true;
        }

        // The runtime's answer holds for all that is above: other threads than the cell's ask at every call.
        if (Here() < _deepest || _deepest == 0)
        {
            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                return true;
            }

            _deepest = Here();
        }

        return false;
    }

    /// <summary>How it is to leave.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Exception Reason() => _doubts > 0 && StoppableFlow.Current.EndsFunctions
        ? new CellStoppedException()
        : new RecursionTooDeepException();

    /// <summary>
    /// The caller's thread, whose stack has <see cref="StackSize"/> and has hardly been used, is the one that runs the cell.
    /// </summary>
    internal static nuint Enter()
    {
        lock (StoppableFlow.Gate)
        {
            _ofCell = Here() - UpperPart;
            Move();
            return _ofCell;
        }
    }

    /// <summary>That thread is about to end, and its stack may become another's; another cell may have begun since.</summary>
    internal static void Leave(nuint entered)
    {
        lock (StoppableFlow.Gate)
        {
            _ofCell = _ofCell == entered ? 0 : _ofCell;
            Move();
        }
    }

    /// <summary>One more flow is to end, or one less.</summary>
    internal static void Doubt(int change)
    {
        lock (StoppableFlow.Gate)
        {
            _doubts += change;
            Move();
        }
    }

    // Nothing is near address 0.
    private static void Move() => _lowest = _doubts > 0 ? 0 : _ofCell;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe nuint Here()
    {
        byte here;
        return (nuint)(&here);
    }
}
