using System.Text;

namespace Workbook.Engine.Tests.Session;

/// <summary>Keeps what cells show, as one list of lines in order.</summary>
internal sealed class RecordingOutput : ISessionOutput
{
    private readonly Lock _lock = new();
    private readonly List<(string Kind, string Text)> _entries = [];

    public List<DisplayItem> Displays { get; } = [];

    public void Stream(string name, string text)
    {
        lock (_lock)
        {
            if (_entries.Count > 0 && _entries[^1].Kind == name)
            {
                _entries[^1] = (name, _entries[^1].Text + text);
            }
            else
            {
                _entries.Add((name, text));
            }
        }
    }

    public void Display(DisplayItem item)
    {
        lock (_lock)
        {
            Displays.Add(item);
            var kind = item.IsResult ? "result" : item.Update ? "update" : "display";
            _entries.Add((kind, item.Data.GetValueOrDefault("text/plain") ?? item.Data.Values.First()));
        }
    }

    public string StreamText(string name) => string.Concat(_entries.Where(e => e.Kind == name).Select(e => e.Text));

    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_lock)
        {
            foreach (var (kind, entry) in _entries)
            {
                text.Append(kind).Append(": ").Append(entry.TrimEnd('\n').Replace("\n", "|", StringComparison.Ordinal)).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }
}
