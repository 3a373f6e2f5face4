using System.Runtime;
using System.Runtime.ExceptionServices;

namespace Workbook.Engine.Stopping;

/// <summary>
/// Runs a compiled cell on a thread of its own. A cell is ended as a <see cref="StoppableFlow"/>; where that does not help, because it is
/// in a library's code, the runtime ends its thread. What does not end even then loses its process.
/// </summary>
internal static class CellThread
{
    /// <summary>How long a cell may take to leave when it is asked, and once more when it is made to.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1.5);

    /// <summary>How long it may take to meet a look, before its thread is called back from where it waits.</summary>
    private static readonly TimeSpan Politeness = TimeSpan.FromSeconds(0.3);

    public static CellOutcome Run(Func<Task<object?>> cell, CancellationToken stop)
    {
        if (stop.IsCancellationRequested)
        {
            return new CellOutcome { Stopped = true };
        }

        var abort = new CancellationTokenSource();
        var run = new TaskCompletionSource<CellOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        var flow = StoppableFlow.Create();
        var thread = new Thread(RunAsFlow, StackRoom.StackSize) { Name = "cell", IsBackground = true };
        thread.Start();
        WaitHandle.WaitAny([((IAsyncResult)run.Task).AsyncWaitHandle, stop.WaitHandle]);
        if (run.Task.IsCompleted)
        {
            return run.Task.Result;
        }

        flow.Stop();
        if (!run.Task.Wait(Politeness, CancellationToken.None) && thread.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin))
        {
            thread.Interrupt();
            if (run.Task.Wait(Grace, CancellationToken.None))
            {
                // What it has waited for may be code of it that meets no look.
                return run.Task.Result.AsStopped(stillRunning: !SpinWait.SpinUntil(() => !flow.HasThreads, Politeness));
            }
        }

        if (!run.Task.Wait(Grace, CancellationToken.None))
        {
            // Not here: the call returns when the thread has been ended, which may be never.
            _ = Task.Run(abort.Cancel, CancellationToken.None);
        }

        // However it ended: code that catches what ends it has been stopped all the same.
        return run.Task.Wait(Grace, CancellationToken.None) ? run.Task.Result.AsStopped() : new CellOutcome
        { Stopped = true, StillRunning = true };

        void RunAsFlow()
        {
            flow.Enter();
            var room = StackRoom.Enter();
            var outcome = RunHere(cell, flow, abort.Token);
            AbsorbLateInterrupt(flow);
            StackRoom.Leave(room);
            flow.Ended();
            flow.Leave();
            run.SetResult(outcome);
        }
    }

    // A thread that was called back when it waited no more would meet that at its next wait, which is this one.
    private static void AbsorbLateInterrupt(StoppableFlow flow)
    {
        if (flow.IsStopped)
        {
            try
            {
                Thread.Sleep(1);
            }
            catch (ThreadInterruptedException)
            {
            }
        }
    }

    private static CellOutcome RunHere(Func<Task<object?>> cell, StoppableFlow flow, CancellationToken abort)
    {
        Task<object?>? task = null;
        StackTrace? stoppedAt = null;
        var thread = Thread.CurrentThread;
        AppDomain.CurrentDomain.FirstChanceException += OnFirstChance;
        try
        {
#pragma warning disable SYSLIB0046 // The one way to end a library's loop; the process serves one notebook and is thrown away when in doubt.
            // On a fresh thread: on a used one, a second call would hang.
            ControlledExecution.Run(
                () => task = cell(),
                abort);
#pragma warning restore SYSLIB0046

            // What the cell awaits goes on on other threads.
            Task.WaitAny([task!], abort);
            return new CellOutcome { Value = task!.GetAwaiter().GetResult() };
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested && task is not { IsCompleted: true })
        {
            return new CellOutcome { Stopped = true, StoppedAt = stoppedAt, StillRunning = task is not null };
        }
        catch (Exception e)
        {
            return flow.IsStopped && (CellStoppedException.In(e) ?? (e is ThreadInterruptedException ? e : null)) is { } stopped
                ? new CellOutcome { Stopped = true, StoppedAt = new StackTrace(stopped, fNeedFileInfo: true) }
                : new CellOutcome { Exception = e };
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
