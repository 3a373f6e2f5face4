namespace Workbook.Notebooks;

/// <summary>
/// Bounds what one cell may show, so that a loop that prints without end fills neither memory nor a file. What is too
/// much is left out, with a notice in its place.
/// </summary>
/// <param name="limits">How much is enough.</param>
/// <param name="clock">The time; null for the system's.</param>
internal sealed class OutputBudget(OutputLimits limits, TimeProvider? clock = null)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _clock = clock ?? TimeProvider.System;
    private long _updates;
    private long _updatesSince = (clock ?? TimeProvider.System).GetTimestamp();
    private bool _updateNoticed;
    private long _text;
    private long _display;
    private bool _displayNoticed;

    /// <summary>Starts anew, for the next cell.</summary>
    public void Reset()
    {
        (_text, _display, _displayNoticed) = (0, 0, false);
        ResetUpdates();
    }

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
        if (room > 0 && char.IsHighSurrogate(text[(int)room - 1]))
        {
            // Not through the middle of a character.
            room--;
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{text.AsSpan(0, (int)room)}\n[output cut here: a cell may print {limits.TextCharacters:N0} characters]\n");
    }

    /// <summary>Takes a value shown.</summary>
    /// <returns>The value, a notice in its place, or null once the notice was given.</returns>
    public DisplayItem? Take(DisplayItem item)
    {
        var size = item.Data.Sum(d => (long)d.Value.Length);
        if (item.Update)
        {
            return TakeUpdate(item, size);
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

    // It replaces what was counted already, so a cell may go on for as long as it likes; but whoever shows it needs time.
    private DisplayItem? TakeUpdate(DisplayItem item, long size)
    {
        if (_clock.GetElapsedTime(_updatesSince) >= Minute)
        {
            ResetUpdates();
        }

        if (_updates + size <= limits.DisplayCharacters)
        {
            _updates += size;
            return item;
        }

        if (_updateNoticed)
        {
            return null;
        }

        _updateNoticed = true;
        return item with { Data = Notice("may update them with as many in a minute") };
    }

    private void ResetUpdates() => (_updatesSince, _updates, _updateNoticed) = (_clock.GetTimestamp(), 0, false);

    private Dictionary<string, string> Notice(string also = "") => new()
    {
        [MimeTypes.Text] =
            string.Create(
                CultureInfo.InvariantCulture,
                $"[display left out: a cell may show values of {limits.DisplayCharacters:N0} characters in "
                + $"all{(also.Length > 0 ? ", and " + also : "")}]"),
    };
}

/// <summary>How much one cell may show.</summary>
/// <param name="TextCharacters">Characters of console text.</param>
/// <param name="DisplayCharacters">Characters of values shown, over all media types.</param>
public sealed record OutputLimits(int TextCharacters = 1_000_000, int DisplayCharacters = 30_000_000);
