namespace Workbook.Checks.Tasks;

/// <summary>The check of a small task: one formula, its 3×2 example, random inputs of many shapes, inputs left alone.</summary>
internal sealed class StepCheck(string id, string title, int points) : TaskCheck(id, title, points)
{
    private const string Random = "random inputs";

    /// <summary>The example to do by hand.</summary>
    public required Func<CheckCase, CheckCase> ByHand { get; init; }

    /// <summary>Fills a case with drawn inputs for N rows and D columns.</summary>
    public required Func<CheckCase, NumPyRandom, int, int, CheckCase> Fill { get; init; }

    /// <summary>The formula, with the size of the terms that it adds.</summary>
    public required Func<CheckCase, Expected[]> Formula { get; init; }

    /// <summary>For each output, one sentence that says where to look.</summary>
    public required IReadOnlyDictionary<string, string> Where { get; init; }

    /// <summary>Calls the node of a recipe that this task is about.</summary>
    public required Func<Recipe, Caller> Answer { get; init; }

    /// <inheritdoc/>
    public override Caller Implementation(Recipe recipe) => Answer(recipe);

    /// <inheritdoc/>
    public override IEnumerable<CheckCase> Cases(NumPyRandom random)
        => [ByHand(HandExample.Case()), .. Draw.Shapes.Select(shape => Fill(new CheckCase(Random, Draw.Name(shape)), random, shape.Rows, shape.Columns))];

    /// <inheritdoc/>
    public override IEnumerable<Expected> Expect(CheckCase inputs) => Formula(inputs);

    /// <inheritdoc/>
    public override void Judge(Sheet sheet)
    {
        foreach (var group in new[] { HandExample.Group, Random })
        {
            foreach (var (output, where) in Where)
            {
                sheet.Compare($"{output}, {(group == Random ? $"{Draw.Shapes.Count} random shapes" : group)}", group, output, where);
            }
        }

        sheet.Unchanged();
    }
}
