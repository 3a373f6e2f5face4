using System.Diagnostics;
using System.Reflection;

namespace Workbook.Checks.Probing;

/// <summary>An exception that came out of an answer.</summary>
/// <param name="Type">The exception's type, without namespace.</param>
/// <param name="Message">Its message.</param>
/// <param name="Method">The learner's method that it came from, where known.</param>
/// <param name="Line">The line in the learner's cell, where known.</param>
internal sealed record RecordedFailure(string Type, string Message, string? Method, int? Line)
{
    /// <summary>Whether the answer is a stub that nobody has filled in.</summary>
    public bool IsNotImplemented => Type == nameof(NotImplementedException);

    /// <summary>" in Dvar, line 3", " at line 3", as much of it as is known.</summary>
    public string Place => (Method, Line) switch
    {
        (null, null) => "",
        (null, _) => $" at line {Line}",
        (_, null) => $" in {Method}",
        _ => $" in {Method}, line {Line}",
    };

    /// <summary>Whether the call did not end in time.</summary>
    public bool IsEndless { get; private init; }

    /// <summary>Whether a call that did not end in time could not be stopped.</summary>
    public bool StillRuns { get; private init; }

    /// <summary>What threw it, where that was a library: "Matrix`1.Multiply".</summary>
    public string? Thrower { get; private init; }

    /// <summary>The learner's methods that were running, the innermost first: "Normalize, line 4".</summary>
    public IReadOnlyList<string> Calls { get; private init; } = [];

    /// <summary>The way that an exception came, for the end of a report; <see langword="null"/> where <see cref="Place"/> says it all.</summary>
    public string? Trace => IsNotImplemented || IsEndless || (Thrower is null && Calls.Count < 2)
        ? null
        : string.Join("\n", new[] { $"{Type}: {Message}" }.Concat(Thrower is null ? [] : [$"   thrown in {Thrower}"]).Concat(Calls.Select(call => $"   called in {call}")));

    /// <summary>A call that had to be stopped.</summary>
    public static RecordedFailure Endless(StoppedCall call)
    {
        var frame = call.Place is null ? null : LearnersFrame(call.Place);
        return new RecordedFailure("TimeLimit", "", MethodOf(frame), LineOf(frame)) { IsEndless = true, StillRuns = !call.HasEnded };
    }

    public static RecordedFailure From(Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException or TypeInitializationException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        var stack = new StackTrace(exception, fNeedFileInfo: true);
        var frame = LearnersFrame(stack);
        var thrower = stack.GetFrame(0)?.GetMethod();
        return new RecordedFailure(exception.GetType().Name, exception.Message, MethodOf(frame), LineOf(frame))
        {
            Thrower = thrower is null || frame?.GetMethod() == thrower ? null : $"{thrower.DeclaringType?.Name.Split('`')[0]}.{thrower.Name}",
            Calls = [.. stack.GetFrames().Where(IsLearners).Select(Describe).OfType<string>().Take(8)],
        };
    }

    private static StackFrame? LearnersFrame(StackTrace stack)
        => stack.GetFrames().FirstOrDefault(IsLearners);

    private static bool IsLearners(StackFrame frame) => frame.GetMethod()?.Module.Assembly is { } assembly && LearnersCode.Has(assembly);

    private static string? Describe(StackFrame frame) => (MethodOf(frame), LineOf(frame)) switch
    {
        (null, null) => null,
        (null, { } line) => $"line {line}",
        ({ } method, null) => method,
        ({ } method, { } line) => $"{method}, line {line}",
    };

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
        return outer.Length > 0 && outer.All(letter => char.IsLetterOrDigit(letter) || letter == '_') && outer != "Initialize" ? outer : null;
    }
}
