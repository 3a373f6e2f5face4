namespace Workbook.Checks.Diagnosing;

/// <summary>Where a wrong answer goes wrong, when no known mistake explains it: the first wrong value on the way through the computation graph.</summary>
internal static class Location
{
    /// <summary>One sentence, or <see langword="null"/> where there is nothing to say.</summary>
    public static string? Of(TaskCheck task, IReadOnlyList<Recording> recordings, Func<CheckCase, IReadOnlyList<Expected>> expected)
    {
        var compared = recordings.Where(recording => recording.Failure is null && task.IsComparable(recording.Case)).Select(recording => (Recording: recording, Expected: expected(recording.Case))).ToList();
        foreach (var (node, index) in task.Graph.Select((node, index) => (node, index)))
        {
            var wrong = compared.SelectMany(entry => entry.Expected.Where(output => output.Output == node).Select(output => (entry.Recording, Output: output)))
                .Any(entry => entry.Recording.Outputs.GetValueOrDefault(node) is { } value && value.SameShape(entry.Output.Value) && Difference.Of(entry.Recording, entry.Output, value).Wrong > 0);
            if (wrong)
            {
                return index == 0
                    ? $"The first value on the way that is wrong is {node}: begin there."
                    : $"The first value on the way that is wrong is {node}; {Before(task.Graph, index)} right.";
            }
        }

        return task.Graph.Count == 0 ? Paths.Of(task, compared.Select(entry => entry.Recording)) : null;
    }

    private static string Before(IReadOnlyList<string> graph, int index)
        => index == 1 ? $"{graph[0]} is" : $"{string.Join(", ", graph.Take(index - 1))} and {graph[index - 1]} are";
}
