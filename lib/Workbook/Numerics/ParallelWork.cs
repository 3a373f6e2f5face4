using System.Runtime.ExceptionServices;

namespace Workbook;

/// <summary>
/// Work in parts that compute different outputs, for several threads at once. The threads are kept, and an object can be used again
/// and again: a run allocates nothing and costs a few microseconds, where a step of training has only hundreds.
/// </summary>
/// <remarks>
/// One run at a time has the helping threads; whoever comes meanwhile does its parts by itself. So does whoever finds the helpers
/// late: parts are claimed one by one.
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

    // The run's number, how many parts it has, and how many are claimed: 32, 16 and 16 bits. A helper that comes late
    // finds another number and claims nothing.
    private static long _state;

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
        var number = (uint)(Volatile.Read(ref _state) >> 32) + 1;
        ExceptionDispatchInfo? failure;
        try
        {
            Volatile.Write(ref _state, ((long)number << 32) | ((long)parts << 16));
            Wake(parts - 1);
            Help(number);
        }
        finally
        {
            // Whatever ends this thread's work, a stop from outside too: others may still write to memory that the caller holds in
            // place, so nobody leaves before they are done. Neither of the two waits can be interrupted.
            Help(number);
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
            Helpers.Add(new Helper());
        }

        for (var i = 0; i < count; i++)
        {
            Helpers[i].Wake();
        }
    }

    private static void Help(uint number)
    {
        for (var part = Claim(number); part >= 0; part = Claim(number))
        {
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

    private static int Claim(uint number)
    {
        while (true)
        {
            var state = Volatile.Read(ref _state);
            var (parts, claimed) = ((int)(state >> 16) & 0xFFFF, (int)state & 0xFFFF);
            if ((uint)(state >> 32) != number || claimed >= parts)
            {
                return -1;
            }

            if (Interlocked.CompareExchange(ref _state, state + 1, state) == state)
            {
                return claimed;
            }
        }
    }

    private sealed class Helper
    {
        private readonly object _bed = new();
        private uint _seen = (uint)(Volatile.Read(ref _state) >> 32) - 1;
        private bool _asleep;

        public Helper() => new Thread(Loop) { IsBackground = true, Name = "Workbook: part of a computation" }.Start();

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
                _seen = (uint)(Volatile.Read(ref _state) >> 32);
                Help(_seen);
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

        private bool IsNew() => (uint)(Volatile.Read(ref _state) >> 32) != _seen;
    }
}
