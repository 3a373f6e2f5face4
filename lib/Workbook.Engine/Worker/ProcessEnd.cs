namespace Workbook.Engine.Worker;

/// <summary>Says why a worker process ended.</summary>
internal static class ProcessEnd
{
    /// <summary>What to do then.</summary>
    public const string Advice = "The variables of this notebook are gone: run the earlier cells again.";

    private const string Lost = "the session's state is lost";

    /// <summary>The error of a cell whose process had to be killed, past the limit or, without one, because it was stopped.</summary>
    public static CellError Stopped(TimeSpan? limit)
    {
        var kind = limit is null ? CellErrorKind.Interrupted : CellErrorKind.TimeLimit;
        var message = limit is null ? "The cell was stopped" : TimeLimitError.Message(limit.Value.TotalSeconds);
        return CellError.Plain(kind, $"{message}; its code could not be ended, so its process was, and {Lost}");
    }

    /// <summary>The error of a cell whose process ended by itself; what it printed last may tell why.</summary>
    public static CellError Explain(int exitCode, string printed, CellCode cell, CellSources sources)
    {
        if (printed.Contains("Stack overflow.", StringComparison.Ordinal))
        {
            return Overflow(printed, cell, sources);
        }

        // 128 + 9: the system killed it, which it does when memory runs out.
        var message = exitCode == 137
            ? $"The cell's process was killed, perhaps because it used too much memory; {Lost}"
            : string.Create(CultureInfo.InvariantCulture, $"The cell's process ended with exit code {exitCode}; {Lost}");
        var traceback = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(10);
        return new CellError(CellErrorKind.ProcessDied, nameof(CellErrorKind.ProcessDied), message, [message, .. traceback], cell.Name);
    }

    private static CellError Overflow(string printed, CellCode cell, CellSources sources)
    {
        var methods = printed.Split('\n')
            .Select(l => l.Trim())
            .Where(l => l.StartsWith("at Submission#", StringComparison.Ordinal))
            .Select(l => FrameText.FromRuntime(l["at ".Length..]))
            .Distinct()
            .ToList();
        var method = methods.FirstOrDefault() ?? "a method";
        var place = sources.Declaration(method);
        var message =
            $"Stack overflow: {method} called itself{(methods.Count > 2 ? ", through others," : "")} without end; {Lost}";
        var traceback = new List<string> { message };
        if (place is not null)
        {
            traceback.Add(FrameText.At(method, place.Value.Name, place.Value.Line, sources.Line(place.Value.Name, place.Value.Line)));
        }

        return new CellError(
            CellErrorKind.StackOverflow, nameof(CellErrorKind.StackOverflow), message, traceback, place?.Name ?? cell.Name, place?.Line);
    }
}
