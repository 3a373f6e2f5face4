using System.Runtime.ExceptionServices;

namespace Workbook;

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

    /// <summary>Computes all parts and returns when they are done.</summary>
    /// <param name="parts">How many parts there are, and how many threads may work on them, this one included.</param>
    protected void Run(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts, short.MaxValue);
        if (parts <= 1 || Interlocked.CompareExchange(ref _inUse, 1, 0) != 0)
        {
            for (var part = 0; part < parts; part++)
            {
                Part(part);
            }

            return;
        }

        (_work, _failure, _unfinished) = (this, null, parts);
        if (_claims.Length < parts)
        {
            Array.Resize(ref _claims, parts);
        }

        var run = (((Volatile.Read(ref _current) >> 16) + 1) << 16) | (long)parts;
        ExceptionDispatchInfo? failure;
        try
        {
            Volatile.Write(ref _current, run);
            Wake(parts - 1);
            Help(run, 0);
        }
        finally
        {
            // Whatever ends this thread's work, a stop from outside too: others may still write to memory that the caller holds in
            // place, so nobody leaves before they are done. Neither of the two waits can be interrupted.
            Help(run, 0);
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

            (failure, _work) = (_failure, null);
            Volatile.Write(ref _inUse, 0);
        }

        failure?.Throw();
    }

    private static void Wake(int count)
    {
        while (Helpers.Count < count)
        {
            Helpers.Add(new Helper(Helpers.Count + 1));
        }

        for (var i = 0; i < count; i++)
        {
            Helpers[i].Wake();
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
                _failure = ExceptionDispatchInfo.Capture(exception);
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
        private readonly object _bed = new();
        private readonly int _own;
        private long _seen;
        private bool _asleep;

        public Helper(int own)
        {
            _own = own;
            new Thread(Loop) { IsBackground = true, Name = "Workbook: part of a computation" }.Start();
        }

        public void Wake()
        {
            // The run's number is written before this flag is read, and the flag before the number in Sleep: one of the two sees the other.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _asleep))
            {
                lock (_bed)
                {
                    Monitor.Pulse(_bed);
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

            lock (_bed)
            {
                Volatile.Write(ref _asleep, true);
                Interlocked.MemoryBarrier();
                while (!IsNew())
                {
                    Monitor.Wait(_bed);
                }

                Volatile.Write(ref _asleep, false);
            }
        }

        private bool IsNew() => Volatile.Read(ref _current) != _seen;
    }
}
