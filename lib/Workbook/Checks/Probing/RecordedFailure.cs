using System.Diagnostics;
using System.Reflection;

namespace Workbook;

/// <summary>An exception that came out of an answer.</summary>
/// <param name="Type">The exception's type, without namespace.</param>
/// <param name="Message">Its message.</param>
/// <param name="Method">The learner's method that it came from, where known.</param>
/// <param name="Line">The line in the learner's cell, where known.</param>
internal sealed record RecordedFailure(string Type, string Message, string? Method, int? Line)
{
    /// <summary>Whether the answer is a stub that nobody has filled in.</summary>
    public bool IsNotImplemented => Type == nameof(NotImplementedException);

    /// <summary>" in Dvar, line 3", as much of it as is known.</summary>
    public string Place => (Method is null ? "" : $" in {Method}") + (Line is null ? "" : $", line {Line}");

    public static RecordedFailure From(Exception exception)
    {
        while (exception is TargetInvocationException or AggregateException or TypeInitializationException && exception.InnerException is { } inner)
        {
            exception = inner;
        }

        var own = typeof(RecordedFailure).Assembly;
        var frame = new StackTrace(exception, fNeedFileInfo: true).GetFrames()
            .FirstOrDefault(candidate => IsLearners(candidate.GetMethod()?.Module.Assembly, own));
        return new RecordedFailure(
            exception.GetType().Name,
            exception.Message,
            frame?.GetMethod() is { } method ? PlainName(method.Name) : null,
            frame?.GetFileLineNumber() is > 0 and var line ? line : null);
    }

    private static bool IsLearners(Assembly? assembly, Assembly own)
    {
        var name = assembly?.GetName().Name;
        return assembly != own && name is not null
            && !name.StartsWith("System.", StringComparison.Ordinal)
            && !name.StartsWith("MathNet.", StringComparison.Ordinal);
    }

    // A local function or lambda is compiled under a name such as <Outer>g__Inner|3_0.
    private static string? PlainName(string name)
    {
        if (!name.StartsWith('<'))
        {
            return name;
        }

        var start = name.IndexOf(">g__", StringComparison.Ordinal);
        var end = name.IndexOf('|', StringComparison.Ordinal);
        return start >= 0 && end > start ? name[(start + 4)..end] : null;
    }
}
