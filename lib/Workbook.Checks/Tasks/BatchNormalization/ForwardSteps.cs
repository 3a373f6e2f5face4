namespace Workbook.Checks.Tasks.BatchNormalization;

/// <summary>The small tasks on the way to batch normalization's forward pass.</summary>
internal static class ForwardSteps
{
    public static StepCheck<BatchStatisticsFunction> BatchStatistics { get; } = new(new("1.1", "BatchStatistics", 1, """
        The result has one number for each column. Along which axis do you add up?

        `x.Sum(axis: 0)` adds down the columns and gives a vector (D); `x - mean` subtracts that vector from each row.

        μ is the sum down a column divided by N, σ² the sum of (x − μ)² divided by N. `x.Mean(axis: 0)` and
        `x.PopulationVariance(axis: 0)` exist, too; MathNet's own `Variance` divides by N − 1.
        """)
    {
        Questions = [("^variance", "Three numbers that are all equal to their mean but one: which squares are added up, and divided by "
            + "what?")],
    })
    {
        Call = answer => (inputs, outputs) =>
        {
            var (mean, variance) = answer(inputs.Matrix("x"));
            outputs.Add("mean", mean);
            outputs.Add("variance", variance);
        },
        Node = recipe => recipe.Part<BatchNormRecipe>().Statistics,
        ByHand = inputs => inputs.With("x", HandExample.X),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)),
        Formula = inputs =>
        {
            var x = inputs.Matrix("x");
            var (mean, variance) = Formula.Statistics(x);
            return
            [
                Tolerance.Entries("mean", mean, x.RowCount, j => x.Column(j).AbsoluteMaximum()),
                Tolerance.Entries("variance", variance, x.RowCount, j => Formula.Square(x.Column(j).AbsoluteMaximum())),
            ];
        },
        Outputs =
        [
            ("mean", "The mean runs down a column, over the examples: one value for each feature."),
            ("variance", "Look at what is squared and summed in each column, and at the number that the sum is divided by."),
        ],
    };

    public static StepCheck<NormalizeFunction> Normalize { get; } = new(new("1.2", "Normalize", 1, """
        What does a column of equal numbers become in your code: 0, infinity or NaN?

        Add ε to the variance first, then take the root.

        `x - mean`, divided by `(variance + epsilon).PointwiseSqrt()`. That is a vector (D); `matrix / vector` divides every row
        by it, entry by entry.
        """))
    {
        Call = answer => (inputs, outputs)
            => outputs.Add("xHat", answer(inputs.Matrix("x"), inputs.Vector("mean"), inputs.Vector("variance"), inputs.Number("epsilon"))),
        Node = recipe => recipe.Part<BatchNormRecipe>().Normalize,
        ByHand = inputs => inputs.With("x", HandExample.X).With("mean", HandExample.Mean).With("variance", HandExample.Variance)
            .With("epsilon", HandExample.Epsilon),
        Fill = (inputs, random, n, d) => inputs.With("x", Draw.Matrix(random, n, d)).With("mean", Draw.Vector(random, d))
            .With("variance", Draw.Variances(random, d)).With("epsilon", n % 2 == 0 ? 1e-5 : 3e-3),
        Formula = inputs =>
        {
            var (x, mean) = (inputs.Matrix("x"), inputs.Vector("mean"));
            var std = (inputs.Vector("variance") + inputs.Number("epsilon")).PointwiseSqrt();
            return [Tolerance.Columns(
                "xHat",
                Formula.Table(x, (i, j) => (x[i, j] - mean[j]) / std[j]),
                j => (x.Column(j).AbsoluteMaximum() + Math.Abs(mean[j])) / std[j])];
        },
        Outputs =
        [
            ("xHat", "Look at what stands under the root, and whether mean, variance and epsilon are the ones that were passed in."),
        ],
    };
}
