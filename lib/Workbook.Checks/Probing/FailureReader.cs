using System.Diagnostics;

namespace Workbook.Checks.Probing;

/// <summary>Reads off an exception what a report says of it: where in the learner's code it came from.</summary>
internal static class FailureReader
{
    /// <summary>What came out of an answer.</summary>
    public static RecordedFailure Of(Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException or TypeInitializationException
            && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        // A recursion ends where a function is entered: what leads on is the call.
        var isRecursion = exception.GetType().FullName == HostData.RecursionException;
        var stack = new StackTrace(exception, isRecursion ? 1 : 0, fNeedFileInfo: true);
        var frame = LearnersFrame(stack);
        var thrower = stack.GetFrame(0)?.GetMethod();
        return new RecordedFailure(exception.GetType().Name, exception.Message, MethodOf(frame), LineOf(frame))
        {
            Explanation = CellSources.Explain(exception),
            Thrower = thrower is null || frame?.GetMethod() == thrower
                ? null
                : $"{thrower.DeclaringType?.Name.Split('`')[0]}.{thrower.Name}",
            Calls = [.. stack.GetFrames().Where(IsLearners).Select(Describe).Where(call => call.Length > 0).Take(8)],
        };
    }

    /// <summary>A call that had to be stopped.</summary>
    public static RecordedFailure Of(StoppedCall call)
    {
        var frame = call.Place is null ? null : LearnersFrame(call.Place);
        return new RecordedFailure("TimeLimit", "", MethodOf(frame), LineOf(frame)) { IsEndless = true, StillRuns = !call.HasEnded };
    }

    private static string Describe(StackFrame frame)
        => string.Join(", ", new[] { MethodOf(frame), LineOf(frame) is { } line ? $"line {line}" : null }.OfType<string>());

    private static StackFrame? LearnersFrame(StackTrace stack) => stack.GetFrames().FirstOrDefault(IsLearners);

    private static bool IsLearners(StackFrame frame) => frame.GetMethod()?.Module.Assembly is { } assembly && LearnersCode.Has(assembly);

    private static string? MethodOf(StackFrame? frame) => frame?.GetMethod() is { } method ? PlainName(method.Name) : null;

    private static int? LineOf(StackFrame? frame) => frame?.GetFileLineNumber() is > 0 and var line ? line : null;

    // A local function or lambda is compiled under a name such as <Outer>g__Inner|3_0.
    private static string? PlainName(string name)
    {
        if (!name.StartsWith('<'))
        {
            return name;
        }

        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        var end = name.IndexOf('|', StringComparison.Ordinal);
        if (start >= 0 && end > start)
        {
            return name[(start + 4)..end];
        }

        // A lambda has no name, but the function that it stands in has: <Outer>b__3_0.
        var outer = name[1..Math.Max(1, name.IndexOf('>', StringComparison.Ordinal))];
        return outer is not ("" or "Initialize") && outer.All(letter => char.IsLetterOrDigit(letter) || letter == '_') ? outer : null;
    }
}
