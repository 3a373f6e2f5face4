using System.IO.Enumeration;

namespace Workbook.Kernel;

/// <summary>The cells executed so far, as <c>history_request</c> asks for them. It ends with the kernel.</summary>
internal sealed class InputHistory
{
    // Cells are added and asked for on two channels.
    private readonly Lock _lock = new();
    private readonly List<(int Line, string Input, string? Output)> _entries = [];

    /// <summary>Adds a cell; its output is null where it has no value.</summary>
    public void Add(int line, string input, string? output)
    {
        lock (_lock)
        {
            _entries.Add((line, input, output));
        }
    }

    /// <exception cref="InvalidDataException">It asks for no known way of access.</exception>
    public JsonObject Answer(KernelMessage request)
    {
        lock (_lock)
        {
            return Found(request);
        }
    }

    private JsonObject Found(KernelMessage request)
    {
        var found = request.Text("hist_access_type") switch
        {
            "tail" => _entries.TakeLast(Math.Max(0, request.Number("n", 10))),
            "range" => Range(request.Number("session", 0), request.Number("start", 1), request.Number("stop", int.MaxValue)),
            "search" =>
                Search(request.Content["pattern"]?.ToString() ?? "*", request.Flag("unique", false))
                    .TakeLast(Math.Max(0, request.Number("n", int.MaxValue))),
            var other =>
                throw new InvalidDataException(
                    $"history_request: hist_access_type is \"{other}\"; \"tail\", \"range\" or \"search\" is wanted"),
        };
        var withOutput = request.Flag("output", false);
        var entries =
            found.Select(
                entry => (JsonNode)new JsonArray(0, entry.Line, withOutput ? new JsonArray(entry.Input, entry.Output) : entry.Input));
        return new JsonObject { ["status"] = "ok", ["history"] = new JsonArray([.. entries]) };
    }

    // Session 0 is this one; earlier ones are not kept.
    private IEnumerable<(int Line, string Input, string? Output)> Range(int session, int start, int stop)
        => session == 0 ? _entries.Where(entry => entry.Line >= start && entry.Line < stop) : [];

    private IEnumerable<(int Line, string Input, string? Output)> Search(string pattern, bool unique)
    {
        var found = _entries.Where(entry => FileSystemName.MatchesSimpleExpression(pattern, entry.Input, ignoreCase: false));
        return unique ? found.Reverse().DistinctBy(entry => entry.Input).Reverse() : found;
    }
}
