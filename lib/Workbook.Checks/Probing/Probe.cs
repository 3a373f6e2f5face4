using System.Diagnostics;

namespace Workbook.Checks.Probing;

/// <summary>Calls an implementation of a task (a learner's, the reference, a wrong one) with a case and records its results.</summary>
internal delegate void Caller(CallInputs inputs, Recorder outputs);

/// <summary>The half of a check that touches the answer: it calls it on each case and records what happened. It judges nothing.</summary>
internal static class Probe
{
    /// <summary>
    /// Calls <paramref name="caller"/> on each case in order, each for no longer than <paramref name="limit"/>. A case that throws ends
    /// the list: the rest would throw alike.
    /// </summary>
    public static IReadOnlyList<Recording> Record(Caller caller, IEnumerable<CheckCase> cases, TimeSpan limit)
    {
        var recordings = new List<Recording>();
        var run = new LimitedRun(limit);
        foreach (var inputs in cases)
        {
            run.Add(
                () =>
                {
                    var recording = RecordHere(caller, inputs, run.IsStop);
                    lock (recordings)
                    {
                        if (!run.Stopping)
                        {
                            recordings.Add(recording);
                        }
                    }
                },
                stopped =>
                {
                    lock (recordings)
                    {
                        recordings.Add(new(inputs, new Dictionary<string, RecordedValue?>(), [], FailureReader.Of(stopped), limit));
                    }
                });
        }

        run.Start(goOn: () => recordings[^1].Failure is null);
        return recordings;
    }

    /// <summary>Calls <paramref name="caller"/> on one case, on this thread and without a limit. Whatever it throws is recorded.</summary>
    /// <param name="isStop">Tells the exceptions by which somebody ends the call from outside: those are not recorded.</param>
    public static Recording RecordHere(Caller caller, CheckCase inputs, Func<Exception, bool>? isStop = null)
    {
        var arguments = new CallInputs(inputs);
        var outputs = new Recorder();
        RecordedFailure? failure = null;
        var start = Stopwatch.GetTimestamp();
        try
        {
            caller(arguments, outputs);
        }
#pragma warning disable CA1031 // An answer may throw anything; it must not end the notebook.
        catch (Exception exception) when (isStop?.Invoke(exception) != true)
#pragma warning restore CA1031
        {
            failure = FailureReader.Of(exception);
        }

        return new(inputs, outputs.Values, arguments.Changed(), failure, Stopwatch.GetElapsedTime(start)) { Aside = outputs.Aside.Values };
    }
}
