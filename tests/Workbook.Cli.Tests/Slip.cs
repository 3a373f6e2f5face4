namespace Workbook.Cli.Tests;

/// <summary>A mistake that a learner made in an otherwise solved notebook.</summary>
/// <param name="Id">The mistake's id, as in <c>tests/Fixtures/facts/mistakes.json</c> or of ours.</param>
/// <param name="Notebook">"1-BatchNormalization".</param>
/// <param name="Task">The task whose check is to name it.</param>
/// <param name="Edits">What stands in which answer instead of what.</param>
internal sealed record Slip(string Id, string Notebook, string Task, params (string Task, string Old, string New)[] Edits)
{
    private const string One = "1-BatchNormalization";
    private const string Two = "2-Dropout";

    /// <summary>The slips that a whole notebook is judged with.</summary>
    public static IReadOnlyList<Slip> All { get; } =
    [
        new("bn-momentum-swapped", One, "1.3", ("1.3", "old = state.Momentum", "old = 1 - state.Momentum")),
        new("bn-running-never-updated", One, "1.3", ("1.3", "if (state.Mode == Mode.Train)", "if (x.RowCount == 0)")),
        new("bn-test-uses-batch-stats", One, "1.3", ("1.3", ": (state.RunningMean, state.RunningVariance);", ": BatchStatistics(x);")),
        new("bn-var-unbiased-fwd", One, "1.1", ("1.1", "/ x.RowCount;\n    return", "/ (x.RowCount - 1);\n    return")),
        new("bn-eps-outside", One, "1.2", ("1.2", "(variance + epsilon).PointwiseSqrt()", "(variance.PointwiseSqrt() + epsilon)")),
        new("bn-bwd-constant-stats", One, "1.6", ("1.6", "(dout - dbeta / n - cache.XHat.PointwiseMultiply(dgamma / n))", "dout")),
        new("bn-bwd-no-mean-path", One, "1.6", ("1.6", "dout - dbeta / n - cache", "dout - cache")),
        new("bn-bwd-no-var-path", One, "1.6", ("1.6", "dbeta / n - cache.XHat.PointwiseMultiply(dgamma / n)", "dbeta / n")),
        new("bn-bwd-gamma-forgotten", One, "1.6", ("1.6", "cache.Gamma.PointwiseDivide(", "(1 / ")),
        new("bn-bwd-no-1/N", One, "1.6", ("1.6", "dbeta / n", "dbeta"), ("1.6", "dgamma / n", "dgamma")),
        new("bn-eps-missing-bwd", One, "1.6", ("1.6", "(cache.Variance + cache.Epsilon)", "cache.Variance")),
        new("net-bn-after-relu", One, "1.7",
            ("1.7", "var (y, norm) = BatchNormForward(x * w + b, gamma, beta, state);\n    return (y.PointwiseMaximum(0), new "
                + "BlockCache(x, w, norm, y));",
                "var a = x * w + b;\n    var (y, norm) = BatchNormForward(a.PointwiseMaximum(0), gamma, beta, state);\n    return (y, "
                + "new BlockCache(x, w, norm, a));"),
            ("1.7", "var dy = dout.PointwiseMultiply(cache", "var mask = (cache"),
            ("1.7", "var (da, dgamma, dbeta) = BatchNormBackward(dy, cache.Norm);",
                "var (dr, dgamma, dbeta) = BatchNormBackward(dout, cache.Norm);\n    var da = dr.PointwiseMultiply(mask);")),
        new("net-bn-last-layer", One, "1.8",
            ("1.8", "SoftmaxLoss.Forward(scores, labels)", "SoftmaxLoss.Forward(normalized, labels)"),
            ("1.8", "var (loss, softmax)",
                "var ones = Vector<double>.Build.Dense(scores.ColumnCount, 1.0);\n    var (normalized, top) = BatchNormForward(scores, "
                + "ones, 0 * ones, new BatchNormState(scores.ColumnCount));\n    var (loss, softmax)"),
            ("1.8", "SoftmaxLoss.Backward(softmax)", "BatchNormBackward(SoftmaxLoss.Backward(softmax), top).Dx")),
        new("cs-int-division", One, "1.6", ("1.6", "dbeta / n", "1 / n * dbeta"), ("1.6", "dgamma / n", "1 / n * dgamma")),
        new("do-p-convention", Two, "2.1", ("2.1", "r >= p ? 1 / (1 - p)", "r < p ? 1 / p")),
        new("do-no-scale", Two, "2.1", ("2.1", "? 1 / (1 - p)", "? 1.0")),
        new("do-scale-test", Two, "2.1", ("2.1", "return (x, new", "return (x * (1 - state.DropProbability), new")),
        new("do-shared-mask", Two, "2.1", ("2.1", "var mask = state.Random.NextMatrix(x.RowCount,", "var row = state.Random.NextMatrix(1,"),
            ("2.1", "return (x.PointwiseMultiply",
                "var mask = Matrix<double>.Build.Dense(x.RowCount, x.ColumnCount, (i, j) => row[0, j]);\n    return (x.PointwiseMultiply")),
        new("do-in-place", Two, "2.1", ("2.1", "return (x.PointwiseMultiply(mask),", "x.PointwiseMultiply(mask, x);\n    return (x,")),
        new("do-bwd-no-mask", Two, "2.2", ("2.2", "dout.PointwiseMultiply(cache.Mask)", "dout")),
    ];
}
