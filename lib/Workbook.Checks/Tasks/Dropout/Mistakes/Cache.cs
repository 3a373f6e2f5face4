namespace Workbook.Checks.Tasks.Dropout.Mistakes;

/// <summary>What the forward pass returns: the result, and the mask in the cache.</summary>
internal sealed class Cache() : MistakeGroup<DropoutRecipe>(MistakeOrder.DropoutCache)
{
    public override IReadOnlyList<Mistake> Mistakes { get; } =
    [
        new("do-mask-from-out", "the mask is read off the result", ["2.1"],
            Sentence: "The mask in the cache is the result itself or is read off its zeros, so a value of x that is 0 counts as dropped.",
            Formula: "cache.Mask = m, as it was drawn",
            Question: "After a ReLU many values of x are 0. Which of them were dropped, and which were kept? Can the result tell?",
            With(dropout => dropout with { CachedMask = (mask, _, result) => Factors(result, mask) }),
            With(dropout => dropout with { CachedMask = (_, _, result) => result.PointwiseSign().PointwiseAbs() }),
            With(dropout => dropout with { CachedMask = (_, x, result) => result.PointwiseDivide(x) }),
            With(dropout => dropout with { CachedMask = (_, x, result) => Quotients(result, x) }),
            With(dropout => dropout with { CachedMask = (_, _, result) => result })),

        new("do-mask-unscaled", "the mask in the cache lacks the factor", ["2.1"],
            Sentence: "The result is scaled, but the mask in the cache holds zeros and ones without the factor.",
            Formula: "cache.Mask = [r ≥ p] / (1 − p)",
            Question: "The backward pass multiplies by cache.Mask and knows nothing else: where would the factor come from there?",
            With(dropout => dropout with { CachedMask = (mask, _, _) => mask.PointwiseSign() })),

        new("do-mask-inverted", "the mask in the cache is inverted", ["2.1"],
            Sentence: "The mask in the cache is 0 where a value was kept, and not 0 where it was dropped.",
            Formula: "cache.Mask = m, 0 where a value is dropped",
            Question: "out = m · x: what must the mask be where out is 0?",
            With(dropout => dropout with { CachedMask = (mask, _, _) => mask.Map(factor => factor == 0 ? 1.0 : 0.0, Zeros.Include) }),
            With(dropout => dropout with { CachedMask = (mask, _, _) => (mask.Enumerate().Max() - mask) })),

        new("do-mask-other", "the cache holds another mask than the one used", ["2.1"],
            Sentence: "The mask in the cache is not the one that x was multiplied with: it has its zeros elsewhere.",
            Formula: "out = m · x and cache.Mask = m, one and the same m",
            Question: "How many times does one call draw, and which of the masks goes into the cache?",
            With(dropout => dropout with
            {
                CachedMask = (mask, _, _) => Matrix<double>.Build.Dense(
                    mask.RowCount, mask.ColumnCount, (i, j) => mask[(i + 1) % mask.RowCount, (j + 1) % mask.ColumnCount]),
            })),

        new("do-cache-holds-x", "the cache holds x instead of the mask", ["2.1"],
            Sentence: "The cache holds x where it should hold the mask.",
            Formula: "new DropoutCache(state, m)",
            Question: "Which matrix does the backward pass need to know which values were dropped?",
            With(dropout => dropout with { CachedMask = (_, x, _) => x })),

        new("do-cache-holds-draws", "the cache holds the random numbers", ["2.1"],
            Sentence: "The cache holds numbers that differ from value to value where it should hold the mask: perhaps the random numbers "
                + "themselves.",
            Formula: "m = [r ≥ p] / (1 − p)",
            Question: "Which values can an entry of the mask have, given p?",
            With(dropout => dropout with
            {
                CachedMask = (mask, _, _) => mask.MapIndexed((i, j, factor) => factor + ((i + (0.1 * j) + 1) / 1000), Zeros.Include),
            })),

        new("do-null-mask", "no mask in the cache", ["2.1"],
            Sentence: "In training the cache holds null in place of the mask.",
            Formula: "training: new DropoutCache(state, m)",
            Question: "What will the backward pass multiply by?",
            With(dropout => dropout with { CachedMask = (_, _, _) => null }),
            // Where p is 0.
            With(dropout => dropout with { Mode = state => state.DropProbability == 0 ? Mode.Test : state.Mode })),

        new("do-returns-mask", "the mask is returned in place of the result", ["2.1"],
            Sentence: "The result is the mask itself: x does not occur in it.",
            Formula: "out = m · x",
            Question: "Where does x enter the result?",
            With(dropout => dropout with { Apply = (_, mask) => mask.Clone() })),

        new("do-in-place", "x or dout is overwritten", ["2.1", "2.2"],
            Sentence: "The code writes its result into the matrix that it was given: the caller's x or dout is overwritten.",
            Formula: "out is a new matrix, x stays as it is",
            Question: "A matrix variable is a reference: after x[i, j] = …, what does the layer below, which holds the same matrix, see?",
            With(dropout => dropout with { InPlace = true }),
            With(dropout => dropout with
            {
                TrainBackward = (dout, cache) =>
                {
                    dout.PointwiseMultiply(cache.Mask, dout);
                    return dout;
                },
            }),
            // The mask of the cache takes the product.
            With(dropout => dropout with
            {
                TrainBackward = (dout, cache) =>
                {
                    dout.PointwiseMultiply(cache.Mask, cache.Mask);
                    return cache.Mask!;
                },
            })) { FormulaIsRule = true },
    ];

    private static Matrix<double> Factors(Matrix<double> result, Matrix<double> mask)
    {
        var scale = mask.Enumerate().Max();
        return result.Map(value => value == 0 ? 0 : scale, Zeros.Include);
    }

    // 0/0 is caught.
    private static Matrix<double> Quotients(Matrix<double> result, Matrix<double> x)
        => Formula.Table(x, (i, j) => x[i, j] == 0 ? 1 : result[i, j] / x[i, j]);
}
