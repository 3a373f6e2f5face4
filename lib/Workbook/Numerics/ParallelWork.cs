using System.Runtime.ExceptionServices;

namespace Workbook.Numerics;

/// <summary>
/// Work in parts that compute different outputs, for several threads at once. The threads are kept, and an object can be used again
/// and again: a run allocates nothing and costs a few microseconds, where a step of training has only hundreds.
/// </summary>
/// <remarks>
/// One run at a time has the helping threads; whoever comes meanwhile does its parts by itself. Each thread begins with its own part,
/// the same in every run, so that what it wrote last time is still in its core's cache. Whoever is done takes parts that their threads
/// have not begun.
/// </remarks>
internal abstract class ParallelWork
{
    // How long a helper looks for more work before it sleeps: longer than the pieces between two products of a training step.
    private const int Looks = 10_000;
    private const int SpinsBetweenLooks = 10;

    // How long the one who waits for the others' parts keeps its core.
    private const int LooksBeforeYielding = 100;

    // Milliseconds in which the runtime ends a thread that it can end.
    private const int EndingTime = 20;

    // More threads than cores only wait for each other; the parts are done all the same.
    private static readonly int MostHelpers = Math.Max(1, Environment.ProcessorCount - 1);

    private static readonly List<Helper> Helpers = [];
    private static int _inUse;
    private static ParallelWork? _work;
    private static ExceptionDispatchInfo? _failure;
    private static int _unfinished;

    // The run's number and how many parts it has, in the last 16 bits.
    private static long _current;

    // For each part the number of the last run that somebody has claimed it for. A run ends when all its parts are claimed and done, so
    // a helper that comes late finds its number there, or a later one, and claims nothing.
    private static long[] _claims = [];

    /// <summary>Computes one part, 0 to parts − 1. Parts must not write to the same memory.</summary>
    protected abstract void Part(int part);

    /// <summary>Computes all parts and returns when they are done. A cell that is to stop ends here before a run, not in one.</summary>
    /// <param name="parts">How many parts there are, and how many threads may work on them, this one included.</param>
    protected void Run(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, short.MaxValue);
        CellStops.ThrowIfAsked();

        if (Thread.CurrentThread.ThreadState.HasFlag(ThreadState.AbortRequested))
        {
            // The runtime is to end this thread and would hardly ever find it between two runs: here it gets the time to.
            Thread.Sleep(EndingTime);
        }

        if (parts > 1 && Shared(parts))
        {
            return;
        }

        for (var part = 0; part < parts; part++)
        {
            Part(part);
        }
    }

    // The runtime can be told to end a thread wherever it is, only not in a finally region: an end between the claim of a part and its
    // work would leave a run that is never done. So all of it is in one, which optimization would take apart.
    [MethodImpl(MethodImplOptions.NoOptimization)]
    private bool Shared(int parts)
    {
        ExceptionDispatchInfo? failure = null;
        var mine = false;
        try
        {
        }
        finally
        {
            mine = Interlocked.CompareExchange(ref _inUse, 1, 0) == 0;
            if (mine)
            {
                failure = Share(parts);
            }
        }

        failure?.Throw();
        return mine;
    }

    /// <returns>What the first part that failed threw.</returns>
    private ExceptionDispatchInfo? Share(int parts)
    {
        try
        {
            if (_claims.Length < parts)
            {
                Array.Resize(ref _claims, parts);
            }

            var helpers = Math.Min(parts - 1, MostHelpers);
            while (Helpers.Count < helpers)
            {
                Helpers.Add(new Helper(Helpers.Count + 1));
            }

            (_work, _failure, _unfinished) = (this, null, parts);
            var run = (((Volatile.Read(ref _current) >> 16) + 1) << 16) | (long)parts;
            try
            {
                Volatile.Write(ref _current, run);
                for (var i = 0; i < helpers; i++)
                {
                    Helpers[i].Wake();
                }

                Help(run, 0);
            }
            finally
            {
                // Whatever ends this thread's work: others may still write to memory that the caller holds in place, so nobody leaves
                // before they are done. Neither of the two waits can be interrupted.
                Help(run, 0);
                WaitForOthers();
            }

            return _failure;
        }
        finally
        {
            (_work, _failure) = (null, null);
            Volatile.Write(ref _inUse, 0);
        }
    }

    private static void WaitForOthers()
    {
        for (var look = 0; Volatile.Read(ref _unfinished) > 0; look++)
        {
            if (look < LooksBeforeYielding)
            {
                Thread.SpinWait(SpinsBetweenLooks);
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    private static void Help(long run, int own)
    {
        var (number, parts) = (run >> 16, (int)(run & 0xFFFF));
        for (var i = 0; own < parts && i < parts; i++)
        {
            var part = (own + i) % parts;
            if (!Claim(number, part))
            {
                continue;
            }

            try
            {
                _work!.Part(part);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            }
            finally
            {
                Interlocked.Decrement(ref _unfinished);
            }
        }
    }

    private static bool Claim(long number, int part)
    {
        ref var claim = ref Volatile.Read(ref _claims)[part];
        var last = Volatile.Read(ref claim);
        return last < number && Interlocked.CompareExchange(ref claim, number, last) == last;
    }

    private sealed class Helper
    {
        private readonly object _sleep = new();
        private readonly int _own;
        private long _seen;
        private bool _asleep;

        public Helper(int own)
        {
            _own = own;

            // Not in the flow of whoever came first: it would stay there for good, and what is set in it hold for all others' parts.
            new Thread(Loop) { IsBackground = true, Name = "Workbook: part of a computation" }.UnsafeStart();
        }

        public void Wake()
        {
            // The run's number is written before this flag is read, and the flag before the number in Sleep: one of the two sees the other.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _asleep))
            {
                lock (_sleep)
                {
                    Monitor.Pulse(_sleep);
                }
            }
        }

        private void Loop()
        {
            while (true)
            {
                for (var look = 0; look < Looks && !IsNew(); look++)
                {
                    Thread.SpinWait(SpinsBetweenLooks);
                }

                Sleep();
                _seen = Volatile.Read(ref _current);
                Help(_seen, _own);
            }
        }

        private void Sleep()
        {
            if (IsNew())
            {
                return;
            }

            lock (_sleep)
            {
                Volatile.Write(ref _asleep, true);
                Interlocked.MemoryBarrier();
                while (!IsNew())
                {
                    Monitor.Wait(_sleep);
                }

                Volatile.Write(ref _asleep, false);
            }
        }

        private bool IsNew() => Volatile.Read(ref _current) != _seen;
    }
}
