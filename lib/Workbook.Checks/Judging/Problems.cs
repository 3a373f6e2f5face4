using System.Globalization;
using System.Text.RegularExpressions;

namespace Workbook.Checks.Judging;

/// <summary>What keeps a recording from being compared: an exception, a stub, <see langword="null"/>, a wrong shape.</summary>
internal static partial class Problems
{
    /// <summary>The line that says so; <see langword="null"/> if the recording can be compared.</summary>
    public static CheckLine? Of(TaskCheck task, Recording recording, IReadOnlyList<Expected> expected, AnswerCode code)
    {
        var name = recording.Case.Name.Length == 0 ? recording.Case.Group : $"{recording.Case.Group}, {recording.Case.Name}";
        if (recording.Failure is { } failure)
        {
            return failure.IsNotImplemented ? Stub(task, failure) : failure.IsEndless ? Endless(task, name, recording) : Threw(name, failure, recording.Case);
        }

        foreach (var (output, value) in recording.Outputs)
        {
            if (value is null && !OwnCache.IsOwn(output) && expected.All(wanted => wanted.Output != output))
            {
                return new CheckLine(name, Verdict.Fail, Message: $"{output} is null: the answer returned nothing there.{code.Returns}");
            }
        }

        foreach (var output in expected)
        {
            var wanted = output.Value;
            var there = recording.Outputs.TryGetValue(output.Output, out var found);
            if (found is null)
            {
                return new CheckLine(name, Verdict.Fail, Message: $"{output.Output} is {(there ? "null" : "missing")}; it should {Be(wanted)}.{code.Returns}");
            }

            if (!found.SameShape(wanted))
            {
                var swapped = found.Shape.Length == 2 && wanted.Shape.Length == 2 && found.Shape[0] == wanted.Shape[1] && found.Shape[1] == wanted.Shape[0];
                return new CheckLine(name, Verdict.Fail, Message: $"{output.Output} {(found.Shape.Length == 0 ? "is a number" : $"has shape {found.ShapeText}")}; it should {Be(wanted)}.{(swapped ? " Rows and columns are swapped." : "")}{code.Returns}");
            }
        }

        return null;
    }

    private static CheckLine Stub(TaskCheck task, RecordedFailure failure)
    {
        var other = TaskName().Match(failure.Message);
        return other.Success && other.Groups[1].Value != task.Id
            ? new CheckLine("waiting", Verdict.Blocked, Message: $"{task.Title} uses task {other.Groups[1].Value}{other.Groups[2].Value}, which is not written yet. Write that one first, then run the cells from there on again.")
            : new CheckLine("not written yet", Verdict.NotAttempted, Message: $"{task.Title} still throws NotImplementedException{(failure.Line is { } line ? $" in line {line}" : "")}. Put your answer in its place and run both cells again.");
    }

    private static CheckLine Endless(TaskCheck task, string name, Recording recording)
    {
        var failure = recording.Failure!;
        var where = failure.StillRuns ? "it could not be stopped, and still runs: restart the notebook's kernel when you have mended it" : $"it was stopped{failure.Place}";
        var limit = recording.Elapsed.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        return new CheckLine(name, Verdict.Error, Message: $"{task.Title} had not ended after {limit} s: {where}. A correct answer takes milliseconds here: look at {(failure.Place.Length > 0 ? "the loop there" : "its loops")}, and at what would end {(failure.Place.Length > 0 ? "it" : "them")}.");
    }

    private static string Be(RecordedValue wanted) => wanted.Shape.Length == 0 ? "be a number" : $"have shape {wanted.ShapeText}";

    private static CheckLine Threw(string name, RecordedFailure failure, CheckCase inputs)
    {
        var message = string.Join(' ', failure.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = message.Length > 0 && message[^1] is '.' or '!' or '?' or ')' ? "" : ".";
        var product = EqualDimensions().IsMatch(message) ? " Between two matrices `*` is the product of linear algebra; entry by entry it is `a.PointwiseMultiply(b)`." : "";
        var shapes = inputs.Values.Where(input => input.Value.Shape.Length > 0).Take(6).Select(input => $"{input.Key} {input.Value.ShapeText}");
        return new CheckLine(name, Verdict.Error, Message: $"{failure.Type}{failure.Place}: {message}{end}{product} The inputs were {string.Join(", ", shapes)}.") { Mistakes = product.Length > 0 ? ["cs-matrix-product"] : [] };
    }

    [GeneratedRegex(@"op1 is (\d+x\d+), op2 is \1\b")]
    private static partial Regex EqualDimensions();

    [GeneratedRegex(@"^Task ([0-9]+\.[0-9]+[a-z]?)(: \w+)?")]
    private static partial Regex TaskName();
}
