namespace Workbook.Checks.Diagnosing;

/// <summary>Tells values that were computed in single precision: wrong, but nearly right everywhere.</summary>
internal static class SinglePrecision
{
    /// <summary>The id of the mistake.</summary>
    public const string Mistake = "cs-float-sums";

    // Where everything cancels (one row, hardly any spread), little is left of seven digits: most values are good to five, and none is far off.
    private const double Typical = 2e-6;
    private const double Good = 1e-5;
    private const double Most = 0.02;

    /// <summary>The outputs in which it shows; empty where anything else is wrong with the answer too.</summary>
    public static IReadOnlySet<string> Outputs(TaskCheck task, IReadOnlyList<Recording> recordings, Expectations expectations)
    {
        var (found, errors) = (new HashSet<string>(), new List<double>());
        foreach (var recording in recordings.Where(recording => task.IsComparable(recording.Case)))
        {
            foreach (var expected in expectations.Of(recording.Case))
            {
                if (recording.Failure is not null || recording.ChangedInputs.Count > 0
                    || recording.Outputs.GetValueOrDefault(expected.Output) is not { } value
                    || !value.SameShape(expected.Value) || !IsNear(value, expected.Value))
                {
                    return new HashSet<string>();
                }

                if (Difference.Of(recording, expected, value).Wrong > 0)
                {
                    found.Add(expected.Output);
                    errors.AddRange(Errors(value, expected));
                }
            }
        }

        // A few values that are off by a little are something else: float is off nearly everywhere, but where numbers are small and whole.
        errors.Sort();
        return errors.Count > 0 && errors.Count(error => error > 0) > errors.Count / 10
            && errors[errors.Count / 2] < Typical && errors[errors.Count * 2 / 3] < Good ? found : new HashSet<string>();
    }

    private static bool IsNear(RecordedValue value, RecordedValue expected)
    {
        var size = Math.Max(1, expected.Values.Max(Math.Abs));
        return value.Values.Zip(expected.Values, (found, wanted) => Math.Abs(found - wanted)).All(error => error < Most * size);
    }

    // In parts of the column's largest value.
    private static IEnumerable<double> Errors(RecordedValue value, Expected expected)
    {
        for (var j = 0; j < value.Columns; j++)
        {
            var size = Enumerable.Range(0, value.Rows).Max(i => Math.Abs(expected.Value[i, j]));
            for (var i = 0; i < value.Rows; i++)
            {
                var error = Math.Abs(value[i, j] - expected.Value[i, j]);
                yield return error <= expected.Limits[i, j] ? 0 : error / size;
            }
        }
    }
}
