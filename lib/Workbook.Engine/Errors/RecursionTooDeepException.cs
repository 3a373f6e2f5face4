namespace Workbook.Engine.Errors;

/// <summary>Ends functions of a cell that call themselves, or each other, until the stack is nearly full.</summary>
public sealed class RecursionTooDeepException : Exception
{
    // A circle of calls is in here several times, with what libraries put between.
    private const int Innermost = 400;

    private const int MostNames = 4;

    private string? _message;

    /// <summary>
    /// Which functions called each other, and where; found out when somebody asks, because where it is thrown there is no room for that.
    /// </summary>
    public override string Message => _message ??= Describe();

    private string Describe()
    {
        var frames = new StackTrace(this, fNeedFileInfo: false).GetFrames();
        var circle = Names(frames.Take(Innermost))
            .GroupBy(name => name)
            .Where(calls => calls.Count() > 1)
            .Select(calls => calls.Key)
            .ToHashSet(StringComparer.Ordinal);

        // What was called first, but rather something that has a name.
        var names = Names(frames.TakeLast(Innermost).Reverse())
            .Where(circle.Contains)
            .Concat(circle)
            .Distinct()
            .OrderBy(name => name.StartsWith(FrameText.Lambda, StringComparison.Ordinal))
            .ToList();
        var first = names.FirstOrDefault() ?? "a function";
        var others = names.Skip(1).Where(name => name != $"{FrameText.Lambda} in {first}").ToList();
        var more = others.Count > MostNames
            ? string.Create(CultureInfo.InvariantCulture, $" and {others.Count - MostNames} more")
            : "";
        var through = others.Count == 0 ? "" : $", through {string.Join(", ", others.Take(MostNames))}{more},";
        return $"Stack overflow: {first} called itself{through} without end, or deeper than the stack allows. It was ended in time: the "
            + $"variables of the notebook keep their values.";
    }

    private static IEnumerable<string> Names(IEnumerable<StackFrame> frames) =>
        frames.Where(FrameText.IsOfCell).Select(frame => FrameText.MethodName(frame) ?? "the cell");
}
