using System.Globalization;

namespace Workbook.Notebooks;

/// <summary>
/// Bounds what one cell may show, so that a loop that prints without end fills neither memory nor a file. What is too
/// much is left out, with a notice in its place.
/// </summary>
/// <param name="limits">How much is enough.</param>
internal sealed class OutputBudget(OutputLimits limits)
{
    private long _text;
    private long _display;
    private bool _displayNoticed;

    /// <summary>Starts anew, for the next cell.</summary>
    public void Reset() => (_text, _display, _displayNoticed) = (0, 0, false);

    /// <summary>Takes console text.</summary>
    /// <returns>What of it may be shown, perhaps with a notice; empty once the notice was given.</returns>
    public string Take(string text)
    {
        var room = limits.TextCharacters - _text;
        _text += text.Length;
        if (room < 0)
        {
            return string.Empty;
        }

        if (text.Length <= room)
        {
            return text;
        }

        _text = Math.Max(_text, limits.TextCharacters + 1);
        return string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, (int)room)}\n[output cut here: a cell may print {limits.TextCharacters:N0} characters]\n");
    }

    /// <summary>Takes a value shown.</summary>
    /// <returns>The value, a notice in its place, or null once the notice was given.</returns>
    public DisplayItem? Take(DisplayItem item)
    {
        var size = item.Data.Sum(d => (long)d.Value.Length);
        if (item.Update)
        {
            // It replaces what was counted already.
            return size <= limits.DisplayCharacters ? item : item with { Data = Notice() };
        }

        if (_display + size <= limits.DisplayCharacters)
        {
            _display += size;
            return item;
        }

        if (_displayNoticed)
        {
            return null;
        }

        _displayNoticed = true;
        return item with { Data = Notice() };
    }

    private Dictionary<string, string> Notice() => new()
    {
        [MimeTypes.Text] = string.Create(CultureInfo.InvariantCulture, $"[display left out: a cell may show values of {limits.DisplayCharacters:N0} characters in all]"),
    };
}
