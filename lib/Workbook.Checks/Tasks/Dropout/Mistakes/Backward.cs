namespace Workbook.Checks.Tasks.Dropout.Mistakes;

/// <summary>dx = m · dout.</summary>
internal sealed class Backward() : MistakeGroup<DropoutRecipe>(MistakeOrder.DropoutBackward)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("do-bwd-no-mask", "backward ignores the mask or its scale", ["2.2"],
            Sentence: "The gradient leaves out the mask, or the factor 1/(1 − p) that belongs to it.",
            Formula: "dx = m · dout",
            Question: "A dropped value has no influence on the loss, a kept one acts with the factor 1/(1 − p): what is the slope in "
                + "each case?",
            With(dropout => dropout with { TrainBackward = (dout, _) => dout }),
            Factor((factor, _) => Math.Sign(factor)),
            With(dropout => dropout with { TrainBackward = (dout, cache) => dout / (1 - cache.State.DropProbability) }),
            With(dropout => dropout with { TrainBackward = (dout, cache) => dout * (1 - cache.State.DropProbability) })),

        new("do-bwd-regenerated", "backward draws a new mask", ["2.2"],
            Sentence: "The zeros of dx are not those of cache.Mask: the backward pass draws random numbers of its own.",
            Formula: "dx = m · dout with the m of the forward pass",
            Question: "Which units did the forward pass drop, and where is that kept?",
            With(dropout => dropout with { TrainBackward = Again }),
            With(dropout => dropout with { TrainBackward = Again, TestBackward = Again })),

        new("do-bwd-gradient", "backward looks at the gradient's sign", ["2.2"],
            Sentence: "What becomes 0 in dx is decided by the sign of dout, not by the mask.",
            Formula: "dx = m · dout",
            Question: "Which values did the forward pass drop, and does the sign of dout know that?",
            With(dropout => dropout with { TrainBackward = Positive }),
            With(dropout => dropout with { TrainBackward = (dout, cache) => Positive(dout, cache) / (1 - cache.State.DropProbability) }),
            With(dropout => dropout with { TrainBackward = Positive, TestBackward = Positive })),

        new("do-bwd-scaled-twice", "the factor 1/(1 − p) counted twice", ["2.2"],
            Sentence: "The gradient is divided by 1 − p although cache.Mask holds that factor already.",
            Formula: "dx = m · dout, and m = [r ≥ p] / (1 − p)",
            Question: "Which values does cache.Mask hold, zeros aside?",
            With(dropout => dropout with
            {
                TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask) / (1 - cache.State.DropProbability),
            }),
            With(dropout => dropout with
            {
                TrainBackward = (dout, cache) => dout.PointwiseMultiply(cache.Mask).PointwiseMultiply(cache.Mask),
            })),

        new("do-bwd-scale-inverted", "the factor is divided out again", ["2.2"],
            Sentence: "The gradient of a kept value is multiplied by 1 − p, where the forward pass divided by it.",
            Formula: "dx = m · dout",
            Question: "out = m · x is linear in x: is its slope m, or 1/m?",
            Factor((factor, p) => Math.Sign(factor) * (1 - p)),
            Factor((factor, _) => factor == 0 ? 0 : 1 / factor),
            With(dropout => dropout with { TrainBackward = (dout, cache) => dout.PointwiseDivide(cache.Mask) })),

        new("do-bwd-inverted", "backward keeps the gradients of dropped values", ["2.2"],
            Sentence: "The gradient passes where the mask is 0 and is 0 where the mask is not.",
            Formula: "dx = m · dout",
            Question: "A value that was dropped is multiplied by 0: how much does the loss change when that value changes?",
            Factor((factor, _) => factor == 0 ? 1 : 0),
            Factor((factor, p) => factor == 0 ? 1 / (1 - p) : 0),
            Factor((factor, _) => 1 - factor)),

        new("do-bwd-test", "backward in test mode changes the gradient", ["2.2"],
            Sentence: "In test mode dx is not dout, although the forward pass returned x itself there.",
            Formula: "test mode: dx = dout",
            Question: "In test mode out = x: how much does out change when x does?",
            With(dropout => dropout with { TestBackward = (dout, cache) => dout * (1 - cache.State.DropProbability) }),
            With(dropout => dropout with { TestBackward = (dout, cache) => dout / (1 - cache.State.DropProbability) }),
            With(dropout => dropout with { TestBackward = (dout, _) => 0 * dout })),

        new("do-bwd-returns-mask", "backward returns the mask", ["2.2"],
            Sentence: "dx is the mask itself: dout does not occur in it.",
            Formula: "dx = m · dout",
            Question: "By the chain rule, what is the layer's own slope multiplied with?",
            With(dropout => dropout with { TrainBackward = (_, cache) => cache.Mask!.Clone() })),

        new("do-bwd-factor", "a factor of its own on the way back", ["2.2"],
            Sentence: "The gradient is multiplied by a number that the forward pass does not have.",
            Formula: "dx = m · dout",
            Question: "When a kept value of x grows by 1, by how much does out grow, and by how much does this code say?")
        {
            Numbers =
            [
                (["2.2"], new(own => Factor((factor, _) => own * factor), -4.1, 4.2, own => new(
                    $"{own} times the gradient", $"In training dx is {own} times what it should be."))),
            ],
        },

        new("do-null-in-test", "the null mask of test mode is used", ["2.2"],
            Sentence: "In test mode cache.Mask is null, and the backward pass uses it as if there were a mask.",
            Formula: "test mode: cache.Mask = null and dx = dout",
            Question: "What did the forward pass put into the cache in test mode, and what is the gradient of out = x?",
            With(dropout => dropout with { TestBackward = (_, cache) => cache.Mask!.Clone() })),
    ];

    private static Matrix<double> Positive(Matrix<double> dout, DropoutCache cache) => dout.PointwiseMaximum(0.0);

    // Another slope in training, from the mask's factor and p.
    private static Func<Recipe, Recipe> Factor(Func<double, double, double> slope) => With(dropout => dropout with
    {
        TrainBackward = (dout, cache)
            => dout.PointwiseMultiply(cache.Mask!.Map(factor => slope(factor, cache.State.DropProbability), Zeros.Include)),
    });

    private static Matrix<double> Again(Matrix<double> dout, DropoutCache cache)
    {
        DropoutRecipe.Reseed(cache.State);
        var (p, drawn) = (cache.State.DropProbability, cache.State.Random.NextMatrix(dout.RowCount, dout.ColumnCount));
        return dout.PointwiseMultiply(drawn.Map(value => value >= p ? 1 / (1 - p) : 0, Zeros.Include));
    }
}
