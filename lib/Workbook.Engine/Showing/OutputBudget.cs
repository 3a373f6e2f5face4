namespace Workbook.Engine.Showing;

/// <summary>Bounds what one cell may show, lest a loop that prints fill memory or a file. A notice replaces the rest.</summary>
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

    /// <summary>What of a console text may be shown, perhaps with a notice; empty once the notice was given.</summary>
    public string Take(string text)
    {
        var room = limits.TextCharacters - _text;
        _text += text.Length;
        if (room < 0)
        {
            return "";
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

    /// <summary>Whether a value of so many characters may be shown; if not, a notice in its place, once.</summary>
    public (bool Fits, string? Notice) Take(long size, bool update)
    {
        if (update)
        {
            return TakeUpdate(size);
        }

        if (_display + size <= limits.DisplayCharacters)
        {
            _display += size;
            return (true, null);
        }

        return (false, First(ref _displayNoticed) ? Notice() : null);
    }

    // It replaces what was counted already, so a cell may go on for as long as it likes; but whoever shows it needs time.
    private (bool Fits, string? Notice) TakeUpdate(long size)
    {
        if (_clock.GetElapsedTime(_updatesSince) >= Minute)
        {
            ResetUpdates();
        }

        if (_updates + size <= limits.DisplayCharacters)
        {
            _updates += size;
            return (true, null);
        }

        return (false, First(ref _updateNoticed) ? Notice("may update them with as many in a minute") : null);
    }

    private void ResetUpdates() => (_updatesSince, _updates, _updateNoticed) = (_clock.GetTimestamp(), 0, false);

    private static bool First(ref bool noticed) => !noticed && (noticed = true);

    private string Notice(string also = "") => string.Create(
        CultureInfo.InvariantCulture,
        $"[display left out: a cell may show values of {limits.DisplayCharacters:N0} characters in "
        + $"all{(also.Length > 0 ? ", and " + also : "")}]");
}

/// <summary>How many characters one cell may show: of console text, and of values over all media types.</summary>
public sealed record OutputLimits(int TextCharacters = 1_000_000, int DisplayCharacters = 30_000_000);
