using MathNet.Numerics.Statistics;

namespace Workbook.Checks.Tests;

/// <summary>Wrong answers to the batch-normalization tasks as learners write them, and the ids that each should be told.</summary>
internal static class WrongAnswers
{
    /// <summary>One mistake each; where two ids stand, they give the same numbers.</summary>
    public static IReadOnlyList<(string Name, Func<CheckReport> Check, string[] Ids)> List { get; } = [.. Steps(), .. ForwardPasses(), .. BackwardPasses()];

    private static IEnumerable<(string Name, Func<CheckReport> Check, string[] Ids)> Steps()
    {
        yield return ("0.1 one mean of all", () => Check.Center(x => x - x.Enumerate().Average()), ["bn-mean-of-everything"]);
        yield return ("0.1 rows", () => Check.Center(x => Matrix<double>.Build.DenseOfRowVectors(x.EnumerateRows().Select(row => row - row.Average()))), ["bn-wrong-axis"]);
        yield return ("0.1 axis 1", () => Check.Center(x => x - x.Mean(axis: 1)), ["bn-wrong-axis"]);
        yield return ("0.2 no beta", () => Check.ScaleAndShift((xHat, gamma, _) => xHat.PointwiseMultiply(gamma)), ["bn-fwd-beta-forgotten"]);
        yield return ("0.2 no gamma", () => Check.ScaleAndShift((xHat, _, beta) => xHat + beta), ["bn-fwd-gamma-forgotten"]);
        yield return ("0.2 neither", () => Check.ScaleAndShift((xHat, _, _) => xHat.Clone()), ["bn-fwd-beta-forgotten", "bn-fwd-gamma-forgotten"]);
        yield return ("0.2 exchanged", () => Check.ScaleAndShift((xHat, gamma, beta) => xHat.PointwiseMultiply(beta) + gamma), ["bn-gamma-beta-swapped"]);
        yield return ("0.2 beta first", () => Check.ScaleAndShift((xHat, gamma, beta) => (xHat + beta).PointwiseMultiply(gamma)), ["bn-beta-before-gamma"]);
        yield return ("0.2 times beta", () => Check.ScaleAndShift((xHat, gamma, beta) => xHat.PointwiseMultiply(gamma).PointwiseMultiply(beta)), ["bn-beta-multiplied"]);
        yield return ("1.1 N - 1", () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PopulationVariance(axis: 0) * x.RowCount / Math.Max(1, x.RowCount - 1))), ["bn-var-unbiased-fwd"]);
        yield return ("1.1 1 / n", () => Check.BatchStatistics(x => (x.Sum(axis: 0) * (1 / x.RowCount), (x - (x.Sum(axis: 0) * (1 / x.RowCount))).PointwisePower(2).Sum(axis: 0) * (1 / x.RowCount))), ["cs-int-division"]);
        yield return ("1.1 MathNet", () => Check.BatchStatistics(x => (x.Mean(axis: 0), Columns(x, column => column.Variance()))), ["bn-var-unbiased-fwd", "cs-mathnet-variance"]);
        yield return ("1.1 standard deviation", () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PopulationStandardDeviation(axis: 0))), ["bn-std-as-variance"]);
        yield return ("1.1 MathNet's deviation", () => Check.BatchStatistics(x => (x.Mean(axis: 0), Columns(x, column => column.StandardDeviation()))), ["bn-std-as-variance", "bn-var-unbiased-fwd", "cs-mathnet-variance"]);
        yield return ("1.1 sum", () => Check.BatchStatistics(x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).PointwisePower(2).Sum(axis: 0))), ["bn-var-not-divided"]);
        yield return ("1.1 squares of x", () => Check.BatchStatistics(x => (x.Mean(axis: 0), x.PointwiseMultiply(x).Mean(axis: 0))), ["bn-var-not-centered"]);
        yield return ("1.1 not squared", () => Check.BatchStatistics(x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).Mean(axis: 0))), ["bn-var-not-squared"]);
        yield return ("1.1 absolute", () => Check.BatchStatistics(x => (x.Mean(axis: 0), (x - x.Mean(axis: 0)).PointwiseAbs().Mean(axis: 0))), ["bn-var-not-squared"]);
        yield return ("1.1 swapped", () => Check.BatchStatistics(x => (x.PopulationVariance(axis: 0), x.Mean(axis: 0))), ["bn-mean-variance-swapped"]);
        yield return ("1.1 rows", () => Check.BatchStatistics(x => (x.Mean(axis: 1), x.PopulationVariance(axis: 1))), ["bn-wrong-axis"]);
        yield return ("1.1 float", () => Check.BatchStatistics(FloatAnswers.BatchStatistics), ["cs-float-sums"]);
        yield return ("1.2 float", () => Check.Normalize(FloatAnswers.Normalize), ["cs-float-sums"]);
        yield return ("1.2 outside", () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance.PointwiseSqrt() + epsilon)), ["bn-eps-outside"]);
        yield return ("1.2 no root", () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance + epsilon)), ["bn-square-vs-sqrt"]);
        yield return ("1.2 1e-5", () => Check.Normalize((x, mean, variance, _) => (x - mean) / (variance + 1e-5).PointwiseSqrt()), ["bn-eps-value"]);
        yield return ("1.2 no epsilon", () => Check.Normalize((x, mean, variance, _) => (x - mean) / variance.PointwiseSqrt()), ["bn-eps-value"]);
        yield return ("1.2 own statistics", () => Check.Normalize((x, _, _, epsilon) => (x - x.Mean(axis: 0)) / (x.PopulationVariance(axis: 0) + epsilon).PointwiseSqrt()), ["bn-normalize-own-stats"]);
        yield return ("1.2 mean not subtracted", () => Check.Normalize((x, _, variance, epsilon) => x / (variance + epsilon).PointwiseSqrt()), ["bn-mean-not-subtracted"]);
        yield return ("1.2 not divided", () => Check.Normalize((x, mean, _, _) => x - mean), ["bn-std-forgotten"]);
        yield return ("1.2 power 1 / 2", () => Check.Normalize((x, mean, variance, epsilon) => (x - mean) / (variance + epsilon).PointwisePower(1 / 2)), ["bn-std-forgotten", "cs-int-division"]);
        yield return ("1.4a no gamma", () => Check.DxHat((dout, _) => dout.Clone()), ["bn-bwd-gamma-forgotten"]);
        yield return ("1.4a divided", () => Check.DxHat((dout, gamma) => dout / gamma), ["bn-bwd-gamma-divides"]);
        yield return ("1.4b mean", () => Check.DInverseStd((dxHat, centered) => dxHat.PointwiseMultiply(centered).Mean(axis: 0)), ["bn-bwd-mean-for-sum"]);
        yield return ("1.4b product of sums", () => Check.DInverseStd((dxHat, centered) => dxHat.Sum(axis: 0).PointwiseMultiply(centered.Sum(axis: 0))), ["bn-bwd-product-of-sums"]);
        yield return ("1.4b rows", () => Check.DInverseStd((dxHat, centered) => dxHat.PointwiseMultiply(centered).Sum(axis: 1)), ["bn-wrong-axis"]);
        yield return ("1.4c sign", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => 0.5 * ds * Math.Pow(v + epsilon, -1.5))), ["bn-dvar-sign"]);
        yield return ("1.4c half", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -ds * Math.Pow(v + epsilon, -1.5))), ["bn-dvar-half"]);
        yield return ("1.4c power -1/2", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v + epsilon, -0.5))), ["bn-dvar-power"]);
        yield return ("1.4c no epsilon", () => Check.Dvar((d, variance, _) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v, -1.5))), ["bn-eps-missing-bwd"]);
        yield return ("1.4c 1e-5", () => Check.Dvar((d, variance, _) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v + 1e-5, -1.5))), ["bn-eps-value"]);
        yield return ("1.2 power 1 / 2 by name", () => Check.Normalize(RootOfNothing), ["bn-std-forgotten", "cs-int-division"]);
        yield return ("1.4c -3 / 2 by name", () => Check.Dvar(PowerByName), ["bn-dvar-power", "cs-int-division"]);
        yield return ("1.4c -1 / 2", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -1 / 2 * ds * Math.Pow(v + epsilon, -1.5))), ["cs-int-division"]);
        yield return ("1.4c -3 / 2", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => -0.5 * ds * Math.Pow(v + epsilon, -3 / 2))), ["bn-dvar-power", "cs-int-division"]);
        yield return ("1.4c half and sign", () => Check.Dvar((d, variance, epsilon) => Each(d, variance, (ds, v) => ds * Math.Pow(v + epsilon, -1.5))), ["bn-dvar-half", "bn-dvar-sign"]);
        yield return ("1.4d only x̂", () => Check.DCentered((dxHat, _, _, variance, epsilon) => dxHat / (variance + epsilon).PointwiseSqrt()), ["bn-bwd-no-var-path"]);
        yield return ("1.4d only variance", () => Check.DCentered((dxHat, centered, dvar, _, _) => centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)), ["bn-bwd-no-direct-path"]);
        yield return ("1.4d 2 / n", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance + epsilon).PointwiseSqrt()) + centered.PointwiseMultiply(2 / dxHat.RowCount * dvar)), ["cs-int-division"]);
        yield return ("1.4d 1 / n", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance + epsilon).PointwiseSqrt()) + centered.PointwiseMultiply(1 / dxHat.RowCount * 2 * dvar)), ["cs-int-division"]);
        yield return ("1.4d no 1/N", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance + epsilon).PointwiseSqrt()) + (2 * centered.PointwiseMultiply(dvar))), ["bn-bwd-no-1/N"]);
        yield return ("1.4d no 2", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance + epsilon).PointwiseSqrt()) + (centered.PointwiseMultiply(dvar) / dxHat.RowCount)), ["bn-dcentered-two"]);
        yield return ("1.4d minus", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance + epsilon).PointwiseSqrt()) - centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)), ["bn-dvar-sign"]);
        yield return ("1.4d no root", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance + epsilon)) + centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)), ["bn-square-vs-sqrt"]);
        yield return ("1.4d undivided", () => Check.DCentered((dxHat, centered, dvar, _, _) => dxHat + centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)), ["bn-std-forgotten"]);
        yield return ("1.4d no epsilon", () => Check.DCentered((dxHat, centered, dvar, variance, _) => (dxHat / variance.PointwiseSqrt()) + centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)), ["bn-eps-missing-bwd"]);
        yield return ("1.4d outside", () => Check.DCentered((dxHat, centered, dvar, variance, epsilon) => (dxHat / (variance.PointwiseSqrt() + epsilon)) + centered.PointwiseMultiply(2.0 / dxHat.RowCount * dvar)), ["bn-eps-outside"]);
        yield return ("1.4e sign", () => Check.Dmean(dCentered => dCentered.ColumnSums()), ["bn-dmean-sign"]);
        yield return ("1.4e mean", () => Check.Dmean(dCentered => -dCentered.ColumnSums() / dCentered.RowCount), ["bn-dmean-divided-twice"]);
        yield return ("1.4e rows", () => Check.Dmean(dCentered => -dCentered.RowSums()), ["bn-wrong-axis"]);
        yield return ("1.4f whole dmean", () => Check.Dx((dCentered, dmean) => dCentered + dmean), ["bn-bwd-no-1/N"]);
        yield return ("1.4f no dmean", () => Check.Dx((dCentered, _) => dCentered.Clone()), ["bn-bwd-no-mean-path"]);
        yield return ("1.4f minus", () => Check.Dx((dCentered, dmean) => dCentered - (dmean / dCentered.RowCount)), ["bn-dmean-sign"]);
        yield return ("1.4f 1 / n", () => Check.Dx((dCentered, dmean) => dCentered + (1 / dCentered.RowCount * dmean)), ["cs-int-division"]);
        yield return ("1.4f only dmean", () => Check.Dx((dCentered, dmean) => (0 * dCentered) + (dmean / dCentered.RowCount)), ["bn-bwd-no-direct-path"]);
        yield return ("1.4g mean", () => Check.Dgamma((dout, xHat) => dout.PointwiseMultiply(xHat).Mean(axis: 0)), ["bn-bwd-mean-for-sum"]);
        yield return ("1.4g no xHat", () => Check.Dgamma((dout, _) => dout.ColumnSums()), ["bn-dgamma-without-xhat"]);
        yield return ("1.4g rows", () => Check.Dgamma((dout, xHat) => dout.PointwiseMultiply(xHat).Sum(axis: 1)), ["bn-wrong-axis"]);
        yield return ("1.4g product of sums", () => Check.Dgamma((dout, xHat) => dout.ColumnSums().PointwiseMultiply(xHat.ColumnSums())), ["bn-bwd-product-of-sums"]);
        yield return ("1.4h mean", () => Check.Dbeta(dout => dout.Mean(axis: 0)), ["bn-bwd-mean-for-sum"]);
        yield return ("1.4h rows", () => Check.Dbeta(dout => dout.RowSums()), ["bn-wrong-axis"]);
    }

    private static IEnumerable<(string Name, Func<CheckReport> Check, string[] Ids)> ForwardPasses()
    {
        (string Slip, string[] Ids)[] slips =
        [
            ("n - 1", ["bn-var-unbiased-fwd", "cs-mathnet-variance"]), ("n - 1, guarded", ["bn-var-unbiased-fwd"]), ("MathNet variance", ["bn-var-unbiased-fwd", "cs-mathnet-variance"]),
            ("not divided", ["bn-var-not-divided"]), ("not centered", ["bn-var-not-centered"]), ("not squared", ["bn-var-not-squared", "cs-int-division"]), ("std", ["bn-std-as-variance"]), ("std in cache", ["bn-std-as-variance"]),
            ("outside", ["bn-eps-outside"]), ("outside in test", ["bn-eps-outside"]), ("1e-8", ["bn-eps-value"]), ("1e-8, cached", ["bn-eps-value"]), ("1e-3", ["bn-eps-value"]), ("1e-6", ["bn-eps-value"]),
            ("1e-12", ["bn-eps-value"]), ("1e-5", ["bn-eps-value"]), ("no epsilon", ["bn-eps-value"]), ("no epsilon in test", ["bn-eps-value"]),
            ("variance", ["bn-square-vs-sqrt"]), ("bare variance", ["bn-square-vs-sqrt"]), ("square", ["bn-square-vs-sqrt"]), ("undivided", ["bn-std-forgotten"]), ("no mean", ["bn-mean-not-subtracted"]),
            ("no gamma", ["bn-fwd-gamma-forgotten"]), ("no gamma in test", ["bn-fwd-gamma-forgotten"]), ("no beta", ["bn-fwd-beta-forgotten"]), ("exchanged", ["bn-gamma-beta-swapped"]),
            ("beta first", ["bn-beta-before-gamma"]), ("times beta", ["bn-beta-multiplied"]), ("running n - 1", ["bn-running-var-unbiased"]), ("swapped", ["bn-momentum-swapped"]), ("mean swapped", ["bn-momentum-swapped"]),
            ("0.9", ["bn-momentum-value"]), ("running std", ["bn-running-std"]), ("running std with epsilon", ["bn-running-std"]), ("not stored", ["bn-running-never-updated"]), ("mean not stored", ["bn-running-never-updated"]),
            ("variance not stored", ["bn-running-never-updated"]), ("overwritten", ["bn-running-overwritten"]), ("not faded", ["bn-running-not-faded"]), ("batch in test", ["bn-test-uses-batch-stats"]),
            ("batch mean in test", ["bn-test-uses-batch-stats"]), ("batch variance in test", ["bn-test-uses-batch-stats"]), ("update in test", ["bn-test-updates-running"]),
            ("train uses running", ["bn-train-uses-running"]), ("always test", ["bn-train-uses-running"]), ("always train", ["bn-mode-key", "bn-test-updates-running", "bn-test-uses-batch-stats"]), ("alias", ["bn-cache-content", "cs-cache-alias"]),
        ];
        foreach (var (slip, ids) in slips)
        {
            yield return ($"1.3 {slip}", () => Check.BatchNormForward(new ForwardWithSlips(slip).Function), ids);
        }

        yield return ("1.3 float", () => Check.BatchNormForward(FloatAnswers.Forward), ["cs-float-sums"]);
        yield return ("1.3 update in test, before", () => Check.BatchNormForward(new ForwardWithSlips("update in test", "update first").Function), ["bn-test-updates-running"]);
        yield return ("1.3 batch and update in test", () => Check.BatchNormForward(new ForwardWithSlips("batch in test", "update in test").Function), ["bn-mode-key", "bn-test-updates-running", "bn-test-uses-batch-stats"]);
        yield return ("1.3 rows", () => Check.BatchNormForward(BatchNormMistakes.WrongAxis), ["bn-wrong-axis"]);
        yield return ("1.3 axis 1", () => Check.BatchNormForward(AxisOne), ["bn-wrong-axis"]);
        yield return ("1.3 averages kept in test by arithmetic", () => Check.BatchNormForward(MixedWithThemselves), ["bn-test-updates-running"]);
    }

    private static IEnumerable<(string Name, Func<CheckReport> Check, string[] Ids)> BackwardPasses()
    {
        (string Slip, string[] Ids)[] slips =
        [
            ("constant statistics", ["bn-bwd-constant-stats"]), ("no mean path", ["bn-bwd-no-mean-path"]), ("no variance path", ["bn-bwd-no-var-path", "cs-int-division"]), ("no direct path", ["bn-bwd-no-direct-path"]),
            ("no gamma", ["bn-bwd-gamma-forgotten"]), ("divided by gamma", ["bn-bwd-gamma-divides"]), ("mean not divided", ["bn-bwd-no-1/N"]), ("variance not divided", ["bn-bwd-no-1/N"]), ("nothing divided", ["bn-bwd-no-1/N"]),
            ("no epsilon", ["bn-eps-missing-bwd"]), ("no epsilon in dvar", ["bn-eps-missing-bwd"]), ("no epsilon in dc", ["bn-eps-missing-bwd"]), ("1e-8", ["bn-eps-value"]), ("1e-5", ["bn-eps-value"]), ("outside", ["bn-eps-outside"]),
            ("dvar sign", ["bn-dvar-sign"]), ("no half", ["bn-dvar-half"]), ("power -1/2", ["bn-dvar-power"]), ("power -1", ["bn-dvar-power"]), ("no two", ["bn-dcentered-two"]), ("dmean sign", ["bn-dmean-sign"]),
            ("dmean mean", ["bn-dmean-divided-twice"]), ("divided by variance", ["bn-square-vs-sqrt"]), ("undivided", ["bn-std-forgotten"]), ("ds with x", ["bn-bwd-not-centered"]), ("ds with xHat", ["bn-bwd-xhat-for-centered"]),
            ("dc with xHat", ["bn-bwd-xhat-for-centered"]), ("ds mean", ["bn-bwd-mean-for-sum"]), ("dgamma mean", ["bn-bwd-mean-for-sum"]), ("dbeta mean", ["bn-bwd-mean-for-sum"]),
            ("dgamma with x", ["bn-dgamma-x"]), ("dgamma with centered", ["bn-dgamma-x"]), ("dgamma without xHat", ["bn-dgamma-without-xhat"]), ("dgamma from dxHat", ["bn-bwd-dxhat-for-dout"]), ("dbeta from dxHat", ["bn-bwd-dxhat-for-dout"]),
            ("dgamma product of sums", ["bn-bwd-product-of-sums"]), ("exchanged", ["bn-dgamma-dbeta-swapped"]), ("int in mean", ["cs-int-division"]), ("int in variance", ["cs-int-division"]), ("int one in variance", ["bn-bwd-no-var-path", "cs-int-division"]),
            ("int in both", ["cs-int-division"]), ("int in front", ["cs-int-division"]),
        ];
        foreach (var (slip, ids) in slips)
        {
            yield return ($"1.5 {slip}", () => Check.BatchNormBackward(new BackwardWithSlips(slip).Function), ids);
            yield return ($"1.6 {slip}", () => Check.BatchNormBackwardSimplified(new BackwardWithSlips(slip).Function), ids);
        }

        yield return ("1.6 float", () => Check.BatchNormBackwardSimplified(FloatAnswers.Backward), ["cs-float-sums"]);
        yield return ("1.6 short form, constant statistics", () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(BatchNormMistakes.Nothing, BatchNormMistakes.Nothing)), ["bn-bwd-constant-stats"]);
        yield return ("1.6 short form, no mean path", () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(meanPath: BatchNormMistakes.Nothing)), ["bn-bwd-no-mean-path"]);
        yield return ("1.6 short form, no variance path", () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(variancePath: BatchNormMistakes.Nothing)), ["bn-bwd-no-var-path"]);
        yield return ("1.6 short form, no gamma", () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(gamma: false)), ["bn-bwd-gamma-forgotten"]);
        yield return ("1.6 short form, not divided", () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(BatchNormMistakes.WithoutDivision, BatchNormMistakes.WithoutDivision)), ["bn-bwd-no-1/N"]);
        yield return ("1.6 short form, no epsilon", () => Check.BatchNormBackwardSimplified(BatchNormMistakes.Backward(epsilon: false)), ["bn-eps-missing-bwd"]);
        yield return ("1.6 short form, no epsilon under the last root", () => Check.BatchNormBackwardSimplified(NoEpsilonAtTheEnd), ["bn-eps-missing-bwd"]);
        yield return ("1.6 short form, 1 / N", () => Check.BatchNormBackwardSimplified(IntegersInShortForm), ["cs-int-division"]);
        yield return ("1.6 short form, 1 / N in front", () => Check.BatchNormBackwardSimplified(IntegersInFront), ["cs-int-division"]);
        yield return ("1.6 short form, rows", () => Check.BatchNormBackwardSimplified(RowsInShortForm), ["bn-wrong-axis"]);
        yield return ("1.5 dbeta along the rows", () => Check.BatchNormBackward((dout, cache) => BatchNormAnswers.Means(dout, cache) with { Item3 = dout.Sum(axis: 1) }), ["bn-wrong-axis"]);
        yield return ("1.5 dmean along the rows", () => Check.BatchNormBackward(DmeanOfRows), ["bn-wrong-axis"]);
    }

    private static Vector<double> Columns(Matrix<double> x, Func<Vector<double>, double> value) => Vector<double>.Build.DenseOfEnumerable(x.EnumerateColumns().Select(value));

    private static Vector<double> Each(Vector<double> left, Vector<double> right, Func<double, double, double> value) => Vector<double>.Build.Dense(left.Count, j => value(left[j], right[j]));

    private static (Matrix<double> Out, BatchNormCache Cache) AxisOne(Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance) = state.Mode == Mode.Train ? (x.Mean(axis: 1), x.PopulationVariance(axis: 1)) : (state.RunningMean, state.RunningVariance);
        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        if (state.Mode == Mode.Train)
        {
            state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
            state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        }

        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    // In test mode the averages are mixed with themselves: the same up to rounding, but not left alone.
    private static (Matrix<double> Out, BatchNormCache Cache) MixedWithThemselves(Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var (mean, variance) = state.Mode == Mode.Train ? (x.Mean(axis: 0), x.PopulationVariance(axis: 0)) : (state.RunningMean, state.RunningVariance);
        state.RunningMean = (state.Momentum * state.RunningMean) + ((1 - state.Momentum) * mean);
        state.RunningVariance = (state.Momentum * state.RunningVariance) + ((1 - state.Momentum) * variance);
        var xHat = (x - mean) / (variance + state.Epsilon).PointwiseSqrt();
        return (xHat.PointwiseMultiply(gamma) + beta, new BatchNormCache(gamma, x, mean, variance, state.Epsilon, xHat));
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) IntegersInShortForm(Matrix<double> dout, BatchNormCache cache)
    {
        var share = 1 / dout.RowCount;
        return BatchNormMistakes.Backward(values => values.Sum(axis: 0) * share, values => values.Sum(axis: 0) * share)(dout, cache);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) IntegersInFront(Matrix<double> dout, BatchNormCache cache)
    {
        var n = dout.RowCount;
        var (dgamma, dbeta) = (dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
        var inner = (n * dout) - dbeta - cache.XHat.PointwiseMultiply(dgamma);
        return (1 / n * inner.PointwiseMultiply(cache.Gamma) / (cache.Variance + cache.Epsilon).PointwiseSqrt(), dgamma, dbeta);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) NoEpsilonAtTheEnd(Matrix<double> dout, BatchNormCache cache)
    {
        var (dgamma, dbeta) = (dout.PointwiseMultiply(cache.XHat).Sum(axis: 0), dout.Sum(axis: 0));
        var inner = (dout.RowCount * dout) - dbeta - cache.XHat.PointwiseMultiply(dgamma);
        return (inner.PointwiseMultiply(cache.Gamma) / cache.Variance.PointwiseSqrt() / dout.RowCount, dgamma, dbeta);
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) RowsInShortForm(Matrix<double> dout, BatchNormCache cache)
    {
        var dxHat = dout.PointwiseMultiply(cache.Gamma);
        var inner = dxHat.SubtractColumn(dxHat.RowSums() / dout.ColumnCount) - cache.XHat.MultiplyColumn(dxHat.PointwiseMultiply(cache.XHat).RowSums() / dout.ColumnCount);
        return (inner / (cache.Variance + cache.Epsilon).PointwiseSqrt(), dout.PointwiseMultiply(cache.XHat).ColumnSums(), dout.ColumnSums());
    }

    private static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) DmeanOfRows(Matrix<double> dout, BatchNormCache cache)
    {
        var (_, dgamma, dbeta) = BatchNormAnswers.Means(dout, cache);
        var dCentered = dout.PointwiseMultiply(cache.Gamma) / (cache.Variance + cache.Epsilon).PointwiseSqrt();
        var dmean = -dCentered.Sum(axis: 1);
        return (dCentered + (dmean / dout.RowCount), dgamma, dbeta);
    }

    private static Matrix<double> RootOfNothing(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon)
    {
        var half = 1 / 2;
        return (x - mean) / (variance + epsilon).PointwisePower(half);
    }

    private static Vector<double> PowerByName(Vector<double> dInverseStd, Vector<double> variance, double epsilon)
    {
        var exponent = -3 / 2;
        return -0.5 * dInverseStd.PointwiseMultiply((variance + epsilon).PointwisePower(exponent));
    }
}
