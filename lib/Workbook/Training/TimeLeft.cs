namespace Workbook.Training;

/// <summary>An estimate of how long something goes on, in words.</summary>
internal static class TimeLeft
{
    // The first pieces are slow: code is still being compiled.
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(0.5);

    /// <summary>", 12 s left", to stand behind other words; empty at the end, and as long as there is nothing to go by.</summary>
    /// <param name="elapsed">How long the pieces took that are done.</param>
    public static string After(TimeSpan elapsed, int done, int all)
    {
        if (done <= 0 || done >= all || elapsed < Soonest)
        {
            return "";
        }

        var seconds = elapsed.TotalSeconds * (all - done) / done;
        return seconds switch
        {
            < 99.5 => FormattableString.Invariant($", {Math.Max(1, Math.Round(seconds)):0} s left"),
            < 99.5 * 60 => FormattableString.Invariant($", {seconds / 60:0} min left"),
            _ => FormattableString.Invariant($", {seconds / 3600:0} h left"),
        };
    }
}
