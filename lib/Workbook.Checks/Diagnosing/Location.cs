namespace Workbook.Checks.Diagnosing;

/// <summary>Where an answer goes wrong that no known mistake explains: the first wrong value on the way through the graph.</summary>
internal static class Location
{
    /// <summary>One sentence, or <see langword="null"/> where there is nothing to say.</summary>
    public static string? Of(TaskCheck task, IReadOnlyList<Recording> recordings, Expectations expectations)
    {
        var comparable = recordings.Where(recording => recording.Failure is null && task.IsComparable(recording.Case)).ToList();
        for (var index = 0; index < task.Graph.Count; index++)
        {
            var node = task.Graph[index];
            if (comparable.Any(recording => IsWrong(recording, node, expectations)))
            {
                return $"The first value on the way that is wrong is {node}{Before([.. task.Graph.Take(index)])}";
            }
        }

        return task.Locate(comparable);
    }

    private static bool IsWrong(Recording recording, string node, Expectations expectations)
        => recording.Outputs.GetValueOrDefault(node) is { } value
            && expectations.Of(recording.Case).FirstOrDefault(expected => expected.Output == node) is { } expected
            && value.SameShape(expected.Value) && !expected.Accepts(value);

    private static string Before(string[] right) => right switch
    {
        [] => ": begin there.",
        [var only] => $"; {only} is right.",
        _ => $"; {string.Join(", ", right.SkipLast(1))} and {right[^1]} are right.",
    };
}
