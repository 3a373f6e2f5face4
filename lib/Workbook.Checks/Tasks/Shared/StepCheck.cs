namespace Workbook.Checks.Tasks.Shared;

/// <summary>The check of a small task: one formula, its 3×2 example, random inputs of many shapes, inputs left alone.</summary>
/// <param name="entry">What the notebook and the reports say of the task.</param>
internal sealed class StepCheck<TAnswer>(TaskEntry entry) : TaskCheck(entry)
    where TAnswer : Delegate
{
    private const string Random = "random inputs";

    /// <summary>Calls the method with a case's inputs and records what it returns.</summary>
    public required Func<TAnswer, Caller> Call { get; init; }

    /// <summary>The node of a recipe that this task is about.</summary>
    public required Func<Recipe, TAnswer> Node { get; init; }

    /// <summary>The example to do by hand.</summary>
    public required Func<CheckCase, CheckCase> ByHand { get; init; }

    /// <summary>Fills a case with drawn inputs for N rows and D columns.</summary>
    public required Func<CheckCase, NumPyRandom, int, int, CheckCase> Fill { get; init; }

    /// <summary>The formula, with the size of the terms that it adds.</summary>
    public required Func<CheckCase, Expected[]> Formula { get; init; }

    /// <summary>For each output, one sentence that says where to look.</summary>
    public required IReadOnlyList<(string Output, string Where)> Outputs { get; init; }

    public override Caller Implementation(Recipe recipe) => Call(Node(recipe));

    public override IEnumerable<CheckCase> Cases(NumPyRandom random) =>
    [
        ByHand(HandExample.Case()),
        .. Draw.Shapes.Select(shape => Fill(Draw.Case(Random, shape.Rows, shape.Columns), random, shape.Rows, shape.Columns)),
    ];

    public override IEnumerable<Expected> Expect(CheckCase inputs) => Formula(inputs);

    public override void Compare(Comparisons lines)
    {
        foreach (var group in new[] { HandExample.Group, Random })
        {
            foreach (var (output, where) in Outputs)
            {
                lines.Compare($"{output}, {(group == Random ? $"{Draw.Shapes.Count} random shapes" : group)}", group, output, where);
            }
        }

        lines.Unchanged();
    }
}
