namespace Workbook.Checks.Tests;

/// <summary>
/// The five functions of the solved Python assignment that this workbook started from, line by line: <c>batchnorm_forward</c>,
/// <c>batchnorm_backward</c>, <c>batchnorm_backward_alt</c>, <c>dropout_forward</c>, <c>dropout_backward</c>.
/// </summary>
internal static class SeedAnswers
{
    /// <summary><c>batchnorm_forward</c>: no cache in test mode, where everything is one scale and one shift.</summary>
    public static (Matrix<double> Out, BatchNormCache Cache) BatchNormForward(
        Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state)
    {
        var mode = state.Mode;
        var eps = state.Epsilon;
        var momentum = state.Momentum;
        var (runningMean, runningVar) = (state.RunningMean, state.RunningVariance);
        (Matrix<double>? result, BatchNormCache? cache) = (null, null);
        if (mode == Mode.Train)
        {
            var sampleMean = x.Mean(axis: 0);
            var sampleVar = x.PopulationVariance(axis: 0);
            var xHat = (x - sampleMean) / (sampleVar + eps).PointwiseSqrt();
            result = xHat.PointwiseMultiply(gamma) + beta;
            cache = new BatchNormCache(gamma, x, sampleMean, sampleVar, eps, xHat);
            runningMean = (momentum * runningMean) + ((1 - momentum) * sampleMean);
            runningVar = (momentum * runningVar) + ((1 - momentum) * sampleVar);
        }
        else if (mode == Mode.Test)
        {
            var scale = gamma / (runningVar + eps).PointwiseSqrt();
            result = x.PointwiseMultiply(scale) + (beta - runningMean.PointwiseMultiply(scale));
        }
        else
        {
            throw new ArgumentException($"Invalid forward batchnorm mode \"{mode}\"", nameof(state));
        }

        state.RunningMean = runningMean;
        state.RunningVariance = runningVar;
        return (result, cache!);
    }

    /// <summary><c>batchnorm_backward</c>, with <c>dvar·mean(−2(x − μ))</c>.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackward(
        Matrix<double> dout, BatchNormCache cache)
    {
        var (gamma, x, mean, variance, eps, xHat) = cache;
        var n = x.RowCount;
        var dgamma = dout.PointwiseMultiply(xHat).Sum(axis: 0);
        var dbeta = (dout * 1.0).Sum(axis: 0);
        var dxHat = dout.PointwiseMultiply(gamma);
        var dxHatNumerator = dxHat / (variance + eps).PointwiseSqrt();
        var dxHatDenominator = dxHat.PointwiseMultiply(x - mean).Sum(axis: 0);
        var dx1 = dxHatNumerator;
        var dvar = -0.5 * (variance + eps).PointwisePower(-1.5).PointwiseMultiply(dxHatDenominator);
        var dmean = (-1.0 * dxHatNumerator.Sum(axis: 0)) + dvar.PointwiseMultiply((-2.0 * (x - mean)).Mean(axis: 0));
        var dxVar = (x - mean).PointwiseMultiply(dvar * 2.0 / n);
        var dxMean = dmean * 1.0 / n;
        var dx = dx1 + dxVar + dxMean;
        return (dx, dgamma, dbeta);
    }

    /// <summary><c>batchnorm_backward_alt</c>.</summary>
    public static (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackwardAlt(
        Matrix<double> dout, BatchNormCache cache)
    {
        var (gamma, x, sampleMean, sampleVar, eps, xHat) = cache;
        var n = x.RowCount;
        var dxHat = dout.PointwiseMultiply(gamma);
        var dvar = (dxHat.PointwiseMultiply(x - sampleMean) * -0.5).PointwiseMultiply((sampleVar + eps).PointwisePower(-1.5)).Sum(axis: 0);
        var dmean = (dxHat * -1.0 / (sampleVar + eps).PointwiseSqrt()).Sum(axis: 0)
            + dvar.PointwiseMultiply((-2.0 * (x - sampleMean)).Mean(axis: 0));
        var dx = dxHat.PointwiseMultiply(1 / (sampleVar + eps).PointwiseSqrt()) + (x - sampleMean).PointwiseMultiply(dvar * 2.0 / n)
            + (1.0 / n * dmean);
        var dgamma = xHat.PointwiseMultiply(dout).Sum(axis: 0);
        var dbeta = dout.Sum(axis: 0);
        return (dx, dgamma, dbeta);
    }

    /// <summary><c>dropout_forward</c>: the generator is seeded before the mode is looked at.</summary>
    public static (Matrix<double> Out, DropoutCache Cache) DropoutForward(Matrix<double> x, DropoutState state)
    {
        var (p, mode) = (state.DropProbability, state.Mode);
        if (state.Seed is { } seed)
        {
            state.Random.Seed(seed);
        }

        (Matrix<double>? mask, Matrix<double>? result) = (null, null);
        if (mode == Mode.Train)
        {
            mask = state.Random.NextMatrix(x.RowCount, x.ColumnCount).Map(value => value >= p ? 1.0 : 0.0, Zeros.Include);
            mask /= 1 - p;
            result = mask.PointwiseMultiply(x);
        }
        else if (mode == Mode.Test)
        {
            result = x;
        }

        return (result!, new DropoutCache(state, mask));
    }

    /// <summary><c>dropout_backward</c>.</summary>
    public static Matrix<double> DropoutBackward(Matrix<double> dout, DropoutCache cache)
    {
        var (dropoutParam, mask) = cache;
        var mode = dropoutParam.Mode;
        Matrix<double>? dx = null;
        if (mode == Mode.Train)
        {
            dx = dout.PointwiseMultiply(mask);
        }
        else if (mode == Mode.Test)
        {
            dx = dout;
        }

        return dx!;
    }
}
