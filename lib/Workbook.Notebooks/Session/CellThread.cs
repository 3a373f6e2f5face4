using System.Diagnostics;
using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Workbook.Notebooks;

/// <summary>Runs a compiled cell on a thread of its own, so that even a loop without end can be ended.</summary>
internal static class CellThread
{
    private const int StackSize = 8 * 1024 * 1024;

    /// <summary>How long ended code may take to leave. What sleeps, or computes outside .NET, does not leave at all.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <summary>Runs a cell and waits for it.</summary>
    /// <param name="submission">The cell.</param>
    /// <param name="stop">Ends the cell where it is. A second such call on one thread would hang, hence a fresh one each time.</param>
    public static CellOutcome Run(Submission submission, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return new CellOutcome { Stopped = true };
        }

        var run = new TaskCompletionSource<CellOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => run.SetResult(RunHere(submission, stop)), StackSize) { Name = "cell", IsBackground = true };
        thread.Start();
        WaitHandle.WaitAny([((IAsyncResult)run.Task).AsyncWaitHandle, stop.WaitHandle]);
        return run.Task.Wait(Grace, CancellationToken.None) ? run.Task.Result : new CellOutcome { Stopped = true, StillRunning = true };
    }

    private static CellOutcome RunHere(Submission submission, CancellationToken stop)
    {
        // ControlledExecution never returns when its token is one that nobody can cancel.
        using var source = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<object?>? task = null;
        StackTrace? stoppedAt = null;
        var thread = Thread.CurrentThread;
        AppDomain.CurrentDomain.FirstChanceException += OnFirstChance;
        try
        {
#pragma warning disable SYSLIB0046 // The one way to end a learner's loop; the process serves one notebook and is thrown away when in doubt.
            ControlledExecution.Run(
                () => task = submission.Start(),
                source.Token);
#pragma warning restore SYSLIB0046

            // What the cell awaits goes on on other threads.
            Task.WaitAny([task!], stop);
            return new CellOutcome { Value = task!.GetAwaiter().GetResult() };
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && task is not { IsCompleted: true })
        {
            return new CellOutcome { Stopped = true, StoppedAt = stoppedAt, StillRunning = task is not null };
        }
        catch (Exception e)
        {
            return new CellOutcome { Exception = e };
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= OnFirstChance;
        }

        // Where the cell is when the abort reaches it: code that catches it on its way cannot hide that.
        void OnFirstChance(object? sender, FirstChanceExceptionEventArgs e)
        {
            if (stoppedAt is null && e.Exception is ThreadAbortException && Thread.CurrentThread == thread)
            {
                stoppedAt = new StackTrace(fNeedFileInfo: true);
            }
        }
    }
}
