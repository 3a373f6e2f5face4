namespace Workbook.Training;

/// <summary>
/// Shows a sweep while it runs as one output that is replaced in place: how many items are done, and their trainings' curves where
/// pictures can be shown. How many are done stays, alone. May be used from any thread.
/// </summary>
internal sealed class SweepDisplay : IDisposable
{
    private const int TimesASecond = 4;
    private static readonly AsyncLocal<Func<IProgress<TrainingProgress>>?> Item = new();
    private readonly LiveDisplay _live;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly int _all;
    private readonly SweepCurves _curves;
    // One delegate: trainings report thousands of times, and most of it is never shown.
    private readonly Func<object> _running;
    private int _done;
    private bool _begun;

    /// <param name="names">What the items are called.</param>
    internal SweepDisplay(LiveDisplay live, TimeProvider time, IReadOnlyList<string> names)
    {
        (_live, _time, _start, _all, _curves) = (live, time, time.GetTimestamp(), names.Count, new SweepCurves(names));
        _running = () => new LiveContent(Text(), _curves.ToHtml(Text()));
    }

    /// <summary>What a training that begins in this flow of execution reports to; <see langword="null"/> outside of sweeps.</summary>
    internal static IProgress<TrainingProgress>? Training => Item.Value?.Invoke();

    internal static SweepDisplay Open(IReadOnlyList<string> names) => new(NotebookHost.Live(TimesASecond), TimeProvider.System, names);

    /// <summary>From here on trainings in this flow of execution are this item's, and show nothing of their own.</summary>
    internal void Begin(int item) => Item.Value = () => new Reporter(this, _live.ShowsPictures ? _curves.Begin(item) : null);

    /// <summary>The item is done.</summary>
    internal void End(int item)
    {
        _curves.End(item);
        Interlocked.Increment(ref _done);
        Show();
    }

    public void Dispose()
    {
        if (Volatile.Read(ref _begun))
        {
            _live.Update(() => new LiveContent(Text()));
        }

        _live.Dispose();
    }

    private void Show()
    {
        Volatile.Write(ref _begun, true);
        _live.Update(_running);
    }

    private string Text()
    {
        var done = Volatile.Read(ref _done);
        return $"{done} of {_all} done{TimeLeft.After(_time.GetElapsedTime(_start), done, _all)}";
    }

    // A log gets no curve.
    private sealed class Reporter(SweepDisplay display, TrainingCurve? curve) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (curve is not null)
            {
                curve.Add(value);
                display.Show();
            }
        }
    }
}
