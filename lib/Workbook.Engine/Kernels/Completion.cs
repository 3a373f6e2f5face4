using Microsoft.DotNet.Interactive;
using Microsoft.DotNet.Interactive.Commands;

namespace Workbook.Engine.Kernels;

/// <summary>Says whether a text with magics is a whole cell.</summary>
internal static class Completion
{
    public static async Task<CompletenessAnswer> OfAsync(CompositeKernel root, string code)
    {
        if (code.Split('\n').Any(line => line.StartsWith("#!", StringComparison.Ordinal) && line.Contains('@', StringComparison.Ordinal)))
        {
            // To know more, the package would ask for the value.
            return new CompletenessAnswer(Completeness.Unknown);
        }

        var commands = await root.SubmissionParser.SplitSubmission(new SubmitCode(code)).ConfigureAwait(false);
        if (commands.Any(command => command.GetType().Name == "AnonymousKernelCommand"))
        {
            // It would say what is wrong with a magic.
            return new CompletenessAnswer(Completeness.Invalid);
        }

        var pieces = commands.OfType<SubmitCode>().ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (pieces[i].TargetKernelName is not (null or CellLanguages.CSharp))
            {
                // Where a text in another language ends, only its writer knows.
                if (i == pieces.Count - 1)
                {
                    return new CompletenessAnswer(Completeness.Unknown);
                }

                continue;
            }

            var answer = Nesting.TooDeepAt(pieces[i].Code) is null
                ? CodeCompleteness.Of(pieces[i].Code)
                : new CompletenessAnswer(Completeness.Unknown);
            // What a magic cuts off is never continued.
            if (answer.Status != Completeness.Complete)
            {
                return i == pieces.Count - 1 ? answer : new CompletenessAnswer(Completeness.Invalid);
            }
        }

        return new CompletenessAnswer(Completeness.Complete);
    }
}
