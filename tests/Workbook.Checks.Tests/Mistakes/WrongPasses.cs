using static Workbook.Checks.Tests.BatchNormMistakes;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to tasks 1.3, 1.5 and 1.6.</summary>
internal static class WrongPasses
{
    // Slips of the forward pass.
    private static readonly (string Slip, string Ids)[] ForwardSlips =
    [
        ("n - 1", "bn-var-unbiased-fwd cs-mathnet-variance"), ("n - 1, guarded", "bn-var-unbiased-fwd"),
        ("MathNet variance", "bn-var-unbiased-fwd cs-mathnet-variance"), ("not divided", "bn-var-not-divided"),
        ("not centered", "bn-var-not-centered"), ("not squared", "bn-var-not-squared"), ("std", "bn-std-as-variance"),
        ("std in cache", "bn-std-as-variance"), ("outside", "bn-eps-outside"), ("outside in test", "bn-eps-outside"),
        ("1e-8", "bn-eps-value"), ("1e-8, cached", "bn-eps-value"), ("1e-3", "bn-eps-value"), ("1e-6", "bn-eps-value"),
        ("1e-12", "bn-eps-value"), ("1e-5", "bn-eps-value"), ("no epsilon", "bn-eps-value"), ("no epsilon in test", "bn-eps-value"),
        ("variance", "bn-square-vs-sqrt"), ("bare variance", "bn-eps-value bn-square-vs-sqrt"), ("square", "bn-square-vs-sqrt"),
        ("undivided", "bn-std-forgotten"), ("no mean", "bn-mean-not-subtracted"), ("no gamma", "bn-fwd-gamma-forgotten"),
        ("no gamma in test", "bn-fwd-gamma-forgotten"), ("no beta", "bn-fwd-beta-forgotten"), ("exchanged", "bn-gamma-beta-swapped"),
        ("beta first", "bn-beta-before-gamma"), ("times beta", "bn-beta-multiplied"), ("running n - 1", "bn-running-var-unbiased"),
        ("swapped", "bn-momentum-swapped"), ("mean swapped", "bn-momentum-swapped"), ("0.9", "bn-momentum-value"),
        ("running std", "bn-running-std"), ("running std with epsilon", "bn-running-std"), ("not stored", "bn-running-never-updated"),
        ("mean not stored", "bn-running-never-updated"), ("variance not stored", "bn-running-never-updated"),
        ("overwritten", "bn-running-overwritten"), ("not faded", "bn-running-not-faded"), ("batch in test", "bn-test-uses-batch-stats"),
        ("batch mean in test", "bn-test-uses-batch-stats"), ("batch variance in test", "bn-test-uses-batch-stats"),
        ("update in test", "bn-test-updates-running"), ("train uses running", "bn-train-uses-running"),
        ("always test", "bn-train-uses-running"), ("always train", "bn-mode-key bn-test-updates-running bn-test-uses-batch-stats"),
        ("alias", "bn-cache-content cs-cache-alias"),
    ];

    // Slips of the backward pass.
    private static readonly (string Slip, string Ids)[] BackwardSlips =
    [
        ("constant statistics", "bn-bwd-constant-stats"), ("no mean path", "bn-bwd-no-mean-path"),
        ("no variance path", "bn-bwd-no-var-path"), ("no direct path", "bn-bwd-no-direct-path"),
        ("no gamma", "bn-bwd-gamma-forgotten"), ("divided by gamma", "bn-bwd-gamma-divides"), ("mean not divided", "bn-bwd-no-1/N"),
        ("variance not divided", "bn-bwd-no-1/N"), ("nothing divided", "bn-bwd-no-1/N"), ("no epsilon", "bn-eps-missing-bwd"),
        ("no epsilon in dvar", "bn-eps-missing-bwd"), ("no epsilon in dc", "bn-eps-missing-bwd"), ("1e-8", "bn-eps-value"),
        ("1e-5", "bn-eps-value"), ("outside", "bn-eps-outside"), ("dvar sign", "bn-dvar-sign"), ("no half", "bn-dvar-half"),
        ("power -1/2", "bn-dvar-power"), ("power -1", "bn-dvar-power"), ("no two", "bn-dcentered-two"), ("dmean sign", "bn-dmean-sign"),
        ("dmean mean", "bn-dmean-divided-twice"), ("divided by variance", "bn-square-vs-sqrt"), ("undivided", "bn-std-forgotten"),
        ("ds with x", "bn-bwd-not-centered"), ("ds with xHat", "bn-bwd-xhat-for-centered"), ("dc with xHat", "bn-bwd-xhat-for-centered"),
        ("ds mean", "bn-bwd-mean-for-sum"), ("dgamma mean", "bn-bwd-mean-for-sum"), ("dbeta mean", "bn-bwd-mean-for-sum"),
        ("dgamma with x", "bn-dgamma-x"), ("dgamma with centered", "bn-dgamma-x"), ("dgamma without xHat", "bn-dgamma-without-xhat"),
        ("dgamma from dxHat", "bn-bwd-dxhat-for-dout"), ("dbeta from dxHat", "bn-bwd-dxhat-for-dout"),
        ("dgamma product of sums", "bn-bwd-product-of-sums"), ("exchanged", "bn-dgamma-dbeta-swapped"),
    ];

    // Quotients of whole numbers on the two ways.
    private static readonly BatchNormBackwardFunction[] Integers =
    [
        Backward(meanPath: values => values.Sum(axis: 0) * (1 / values.RowCount)),
        Backward(variancePath: values => values.Sum(axis: 0) * (2 / values.RowCount) / 2),
        Backward(variancePath: values => values.Sum(axis: 0) * (1 / values.RowCount)),
        Backward(values => values.Sum(axis: 0) * (1 / values.RowCount), values => values.Sum(axis: 0) * (2 / values.RowCount) / 2),
        IntegersInFront,
    ];

    public static IReadOnlyList<WrongAnswer> All { get; } =
    [
        .. ForwardSlips.Select(slip => new WrongAnswer(slip.Ids, () => Check.BatchNormForward(new ForwardWithSlips(slip.Slip).Function))),
        new("cs-float-sums", () => Check.BatchNormForward(FloatAnswers.Forward)),
        new("bn-test-updates-running", () => Check.BatchNormForward(new ForwardWithSlips("update in test", "update first").Function)),
        new("bn-mode-key bn-test-updates-running bn-test-uses-batch-stats",
            () => Check.BatchNormForward(new ForwardWithSlips("batch in test", "update in test").Function)),
        new("bn-cache-content cs-cache-alias", () => Check.BatchNormForward(OutputInCache)),
        new("bn-wrong-axis", () => Check.BatchNormForward(WrongAxis)),
        new("bn-wrong-axis", () => Check.BatchNormForward(AxisOne)),
        new("bn-test-updates-running", () => Check.BatchNormForward(MixedWithThemselves)),

        .. BackwardSlips.Select(
            slip => new WrongAnswer(slip.Ids, () => Check.BatchNormBackward(new BackwardWithSlips(slip.Slip).Function))),
        .. BackwardSlips.Select(
            slip => new WrongAnswer(slip.Ids, () => Check.BatchNormBackwardSimplified(new BackwardWithSlips(slip.Slip).Function))),
        .. Integers.Select(answer => new WrongAnswer("cs-int-division", () => Check.BatchNormBackward(answer))),
        .. Integers.Select(answer => new WrongAnswer("cs-int-division", () => Check.BatchNormBackwardSimplified(answer))),
        new("cs-float-sums", () => Check.BatchNormBackwardSimplified(FloatAnswers.Backward)),
        new("bn-bwd-constant-stats",
            () => Check.BatchNormBackwardSimplified(Backward(Nothing, Nothing))),
        new("bn-bwd-no-mean-path", () => Check.BatchNormBackwardSimplified(Backward(meanPath: Nothing))),
        new("bn-bwd-no-var-path",
            () => Check.BatchNormBackwardSimplified(Backward(variancePath: Nothing))),
        new("bn-bwd-gamma-forgotten", () => Check.BatchNormBackwardSimplified(Backward(gamma: false))),
        new("bn-bwd-no-1/N",
            () => Check.BatchNormBackwardSimplified(Backward(WithoutDivision, WithoutDivision))),
        new("bn-eps-missing-bwd", () => Check.BatchNormBackwardSimplified(Backward(epsilon: false))),
        new("bn-eps-missing-bwd", () => Check.BatchNormBackwardSimplified(NoEpsilonAtTheEnd)),
        new("cs-int-division", () => Check.BatchNormBackwardSimplified(IntegersInShortForm)),
        new("bn-wrong-axis", () => Check.BatchNormBackwardSimplified(RowsInShortForm)),
        new("bn-wrong-axis",
            () => Check.BatchNormBackward((dout, cache) => BatchNormAnswers.Means(dout, cache) with { Item3 = dout.Sum(axis: 1) })),
        new("bn-wrong-axis", () => Check.BatchNormBackward(DmeanOfRows)),
    ];

    // The output stands in the cache for x̂; what is written after that is another vector.
    private static (Matrix<double> Out, BatchNormCache Cache) OutputInCache(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (result, right) = BatchNormAnswers.Plain(x, gamma, beta, state);
        var cache = new BatchNormCache(gamma, x, right.Mean, right.Variance, state.Epsilon, result);
        var mean = Vector<double>.Build.Dense(x.ColumnCount);
        for (var j = 0; j < mean.Count; j++)
        {
            mean[j] = state.RunningMean[j];
        }

        state.RunningMean = mean;
        return (result, cache);
    }

    private static (Matrix<double> Out, BatchNormCache Cache) AxisOne(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance) = state.Mode == Mode.Train
            ? (x.Mean(axis: 1), x.PopulationVariance(axis: 1))
            : (state.RunningMean, state.RunningVariance);
        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        if (state.Mode == Mode.Train)
        {
            state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
            state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        }

        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    // In test mode the averages are mixed with themselves: the same up to rounding, but not left alone.
    private static (Matrix<double> Out, BatchNormCache Cache) MixedWithThemselves(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance) = state.Mode == Mode.Train
            ? (x.Mean(axis: 0), x.PopulationVariance(axis: 0))
            : (state.RunningMean, state.RunningVariance);
        state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
        state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) IntegersInShortForm(
        Matrix<double> dout, BatchNormCache cache)
    {
        var share = 1 / dout.RowCount;
        return Backward(values => values.Sum(axis: 0) * share, values => values.Sum(axis: 0) * share)(dout, cache);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) IntegersInFront(
        Matrix<double> dout, BatchNormCache cache)
    {
        var n = dout.RowCount;
        var (dgamma, dbeta) = (dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
        var inner = (n * dout) - dbeta - cache.XHat.PointwiseMultiply(dgamma);
        return (1 / n * inner.PointwiseMultiply(cache.Gamma) / (cache.Variance + cache.Epsilon).PointwiseSqrt(), dgamma, dbeta);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) NoEpsilonAtTheEnd(
        Matrix<double> dout, BatchNormCache cache)
    {
        var (dgamma, dbeta) = (dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
        var inner = (dout.RowCount * dout) - dbeta - cache.XHat.PointwiseMultiply(dgamma);
        return (inner.PointwiseMultiply(cache.Gamma) / cache.Variance.PointwiseSqrt() / dout.RowCount, dgamma, dbeta);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) RowsInShortForm(
        Matrix<double> dout, BatchNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var along = dxHat.PointwiseMultiply(cache.XHat).RowSums() / dout.ColumnCount;
        var inner = dxHat.SubtractColumn(dxHat.RowSums() / dout.ColumnCount) - cache.XHat.MultiplyColumn(along);
        var dx = inner / (cache.Variance + cache.Epsilon).PointwiseSqrt();
        return (dx, dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums());
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) DmeanOfRows(Matrix<double> dout, BatchNormCache cache)
    {
        var (_, dgamma, dbeta) = BatchNormAnswers.Means(dout, cache);
        var dCentered = dout.PointwiseMultiply(cache.Gamma) / (cache.Variance + cache.Epsilon).PointwiseSqrt();
        var dmean = -dCentered.Sum(axis: 1);
        return (dCentered + (dmean / dout.RowCount), dgamma, dbeta);
    }
}
