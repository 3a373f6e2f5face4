using System.Diagnostics;

namespace Workbook;

/// <summary>The half of a check that touches the answer: it calls it on each case and writes down what happened. It judges nothing.</summary>
internal static class Probe
{
    /// <summary>Calls <paramref name="caller"/> on each case in order. A case that throws ends the list: the rest would throw alike.</summary>
    public static IReadOnlyList<Recording> Record(Caller caller, IEnumerable<CheckCase> cases)
    {
        var recordings = new List<Recording>();
        foreach (var inputs in cases)
        {
            var recording = Record(caller, inputs);
            recordings.Add(recording);
            if (recording.Failure is not null)
            {
                break;
            }
        }

        return recordings;
    }

    /// <summary>Calls <paramref name="caller"/> on one case. Whatever it throws is recorded.</summary>
    public static Recording Record(Caller caller, CheckCase inputs)
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
        catch (Exception exception)
#pragma warning restore CA1031
        {
            failure = RecordedFailure.From(exception);
        }

        return new Recording(inputs, outputs.Values, arguments.Changed(), failure, Stopwatch.GetElapsedTime(start));
    }
}
