namespace Workbook.Engine.Runner;

/// <summary>Gathers what cells show as notebooks keep it: console text joined, values shown again in their last state.</summary>
internal sealed partial class OutputCollector : ISessionOutput
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _byId = [];
    private List<Entry> _entries = [];

    /// <summary>Called with the text of a value that is shown again in place.</summary>
    public event Action<string>? Updated;

    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            if (_entries.Count == 0 || _entries[^1].StreamName != name)
            {
                _entries.Add(new Entry { StreamName = name });
            }

            _entries[^1].Text.Append(text);
        }
    }

    public void Display(DisplayItem item)
    {
        lock (_lock)
        {
            if (item is { Update: true, DisplayId: not null } && _byId.TryGetValue(item.DisplayId, out var shown))
            {
                shown.Item = item with { Update = false };
                if (shown.Place is { } place)
                {
                    // Shown by an earlier cell, whose outputs are written already.
                    place.Outputs[place.Index] = Value(shown.Item, null);
                }
            }
            else
            {
                var entry = new Entry { Item = item };
                _entries.Add(entry);
                if (item.DisplayId is not null)
                {
                    _byId[item.DisplayId] = entry;
                }
            }
        }

        if (item.Update && item.Data.TryGetValue(MimeTypes.Text, out var text))
        {
            Updated?.Invoke(text);
        }
    }

    /// <summary>Forgets what was gathered and not moved.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries = [];
        }
    }

    /// <summary>Moves what was gathered into a cell that has no outputs.</summary>
    public void MoveTo(NotebookCell cell, int number)
    {
        lock (_lock)
        {
            foreach (var entry in _entries)
            {
                if (entry.StreamName is not null)
                {
                    cell.Outputs.Add(CellOutput.Stream(entry.StreamName, LastStates(entry.Text.ToString())));
                }
                else
                {
                    entry.Place = (cell.Outputs, cell.Outputs.Count);
                    cell.Outputs.Add(Value(entry.Item!, number));
                }
            }

            _entries = [];
        }
    }

    private static CellOutput Value(DisplayItem item, int? number)
    {
        try
        {
            return item.IsResult ? CellOutput.ExecuteResult(item.Data, number) : CellOutput.DisplayData(item.Data);
        }
        catch (JsonException)
        {
            // A type that promises JSON and holds something else is left out.
            var rest = item.Data.Where(d => !d.Key.EndsWith("json", StringComparison.Ordinal)).ToDictionary();
            return item.IsResult ? CellOutput.ExecuteResult(rest, number) : CellOutput.DisplayData(rest);
        }
    }

    // A carriage return starts its line anew, as on a terminal.
    private static string LastStates(string text) =>
        Overwritten().Replace(text.Replace("\r\n", "\n", StringComparison.Ordinal), "");

    [GeneratedRegex(@"[^\n]*\r(?=[^\n])")]
    private static partial Regex Overwritten();

    private sealed class Entry
    {
        public string? StreamName { get; init; }

        public StringBuilder Text { get; } = new();

        public DisplayItem? Item { get; set; }

        public (List<CellOutput> Outputs, int Index)? Place { get; set; }
    }
}
