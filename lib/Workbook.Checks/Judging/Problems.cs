using System.Text.RegularExpressions;

namespace Workbook.Checks.Judging;

/// <summary>What keeps an answer from being compared: an exception, a stub, null, a wrong shape, code that is not its own.</summary>
internal static partial class Problems
{
    /// <summary>The line that says so; <see langword="null"/> if the recording can be compared.</summary>
    public static CheckLine? Of(TaskEntry task, Recording recording, IReadOnlyList<Expected> expected, AnswerCode code)
    {
        var name = recording.Case.Name.Length == 0 ? recording.Case.Group : $"{recording.Case.Group}, {recording.Case.Name}";
        if (recording.Failure is { } failure)
        {
            return failure.IsNotImplemented ? Stub(task, failure)
                : failure.IsEndless ? Endless(task, name, recording)
                : Threw(name, failure, recording.Case);
        }

        foreach (var (output, _) in recording.Outputs.Where(IsUnexpectedNull))
        {
            return Fail($"{output} is null: the answer returned nothing there.");
        }

        foreach (var (output, wanted, _) in expected)
        {
            var be = wanted.Shape.Length == 0 ? "be a number" : $"have shape {wanted.ShapeText}";
            var isThere = recording.Outputs.TryGetValue(output, out var found);
            if (found is null)
            {
                return Fail($"{output} is {(isThere ? "null" : "missing")}; it should {be}.");
            }

            if (!found.SameShape(wanted))
            {
                var isSwapped = found.Shape is [var rows, var columns] && wanted.Shape.AsSpan().SequenceEqual([columns, rows]);
                return Fail($"{output} {(found.Shape.Length == 0 ? "is a number" : $"has shape {found.ShapeText}")}; it should {be}."
                    + (isSwapped ? " Rows and columns are swapped." : ""));
            }
        }

        return null;

        bool IsUnexpectedNull(KeyValuePair<string, RecordedValue?> output)
            => output.Value is null && expected.All(wanted => wanted.Output != output.Key);
        CheckLine Fail(string message) => new(name, Verdict.Fail, Message: message + code.Returns);
    }

    /// <summary>The line that says that an answer calls the layer that it should be; <see langword="null"/> if it does not.</summary>
    public static CheckLine? BuiltIn(TaskEntry task, AnswerCode code) => code.BuiltIns.Count == 0 ? null : new CheckLine(
        "your own code", Verdict.Fail, Message: $"{task.Title} calls {string.Join(" and ", code.BuiltIns)} of the library, "
            + "a finished layer. Write your own with matrix operations or loops; "
            + $"{nameof(Affine)}, {nameof(Relu)} and {nameof(SoftmaxLoss)} may be used.");

    /// <summary>Why an answer is not even called, from its code; <see langword="null"/> if nothing is in the way.</summary>
    public static CheckLine? Uncalled(TaskEntry task, AnswerCode code)
    {
        var own = code.Answers.Select(AnswerCode.NameOf).Where(name => name.StartsWith(task.Title, StringComparison.Ordinal));
        if (code.Broken is { } broken && own.Contains(broken.Method))
        {
            // Nothing else has to come first: it is this task's cell.
            return new("not compiled", Verdict.Error, Message: $"{broken.Method} was changed in {broken.Cell}, which did not compile; the "
                + "version before it was not judged. The error stands under that cell: put it right and run it, then run this check "
                + "again.");
        }

        return task.Without is { } other && code.Calls.Any(called => AnswerCode.NameOf(called) == other.Function)
            ? new("your own expression", Verdict.NotAttempted, Message: $"{task.Title} leaves the work to {other.Function}. "
                + $"The task is to do without it: {other.Instead}.")
            : null;
    }

    private static CheckLine Stub(TaskEntry task, RecordedFailure failure)
    {
        var other = TaskName().Match(failure.Message);
        return other.Success && other.Groups[1].Value != task.Id
            ? new("waiting", Verdict.Blocked, Message: $"{task.Title} uses task {other.Groups[1].Value}{other.Groups[2].Value}, "
                + "which is not written yet. Write that one first, then run the cells from there on again.")
            : new("not written yet", Verdict.NotAttempted, Message: $"{task.Title} still throws NotImplementedException"
                + $"{(failure.Line is { } line ? $" in line {line}" : "")}. Put your answer in its place and run both cells again.");
    }

    private static CheckLine Endless(TaskEntry task, string name, Recording recording)
    {
        var failure = recording.Failure!;
        var limit = recording.Elapsed.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);
        var end = failure.StillRuns
            ? "it could not be stopped, and still runs: restart the notebook's kernel when you have mended it"
            : $"it was stopped{failure.Place}";
        var (loops, them) = failure.Place.Length > 0 ? ("the loop there", "it") : ("its loops", "them");
        return new(name, Verdict.Error, Message: $"{task.Title} had not ended after {limit} s: {end}. "
            + $"A correct answer takes milliseconds here: look at {loops}, and at what would end {them}.");
    }

    private static CheckLine Threw(string name, RecordedFailure failure, CheckCase inputs)
    {
        var message = string.Join(' ', failure.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var end = message.Length > 0 && message[^1] is '.' or '!' or '?' or ')' ? "" : ".";
        var isProduct = EqualDimensions().IsMatch(message);
        var isRow = !isProduct && OneRow().IsMatch(message);

        // In words of its own where the kernel explains nothing.
        var meaning = failure.Explanation
            ?? (isProduct ? "Between two matrices `*` is the product of linear algebra; entry by entry it is `a.PointwiseMultiply(b)`."
                : isRow ? "A matrix of one row is not repeated for every row as in NumPy: a Vector is, as in `x - mean`."
                : "");
        var shapes = inputs.Values.Where(input => input.Value.Shape.Length > 0).Select(input => $"{input.Key} {input.Value.ShapeText}");
        return new(name, Verdict.Error, Message: string.Join(' ', [
            $"{failure.Type}{failure.Place}: {message}{end}", .. meaning.Length > 0 ? [meaning] : Array.Empty<string>(),
            $"The inputs were {string.Join(", ", shapes.Take(6))}."]))
        {
            Mistakes = isProduct ? ["cs-matrix-product"] : isRow ? ["cs-row-matrix"] : [],
        };
    }

    [GeneratedRegex(@"op1 is (\d+x\d+), op2 is \1\b")]
    private static partial Regex EqualDimensions();

    [GeneratedRegex(@"op1 is \d+x(\d+), op2 is 1x\1\b|op1 is 1x(\d+), op2 is \d+x\2\b")]
    private static partial Regex OneRow();

    [GeneratedRegex(@"^Task ([0-9]+\.[0-9]+[a-z]?)(: \w+)?")]
    private static partial Regex TaskName();
}
