namespace Workbook.Checks.Tests;

/// <summary>More ways to the affine – batch norm – ReLU block, around the learner's own batch norm.</summary>
internal static class BlockAnswers
{
    /// <summary>The library's affine layer and ReLU around one's own batch norm.</summary>
    public static AffineNormReluForwardFunction Layers(BatchNormForwardFunction norm) => (x, w, b, gamma, beta, state) =>
    {
        var (a, _) = Affine.Forward(x, w, b);
        var (normalized, cache) = norm(a, gamma, beta, state);
        var (result, reluInput) = Relu.Forward(normalized);
        return (result, new BlockCache(x, w, cache, reluInput));
    };

    /// <summary>Back through the library's layers.</summary>
    public static AffineNormReluBackwardFunction LayersBack(BatchNormBackwardFunction norm) => (dout, cache) =>
    {
        var (da, dgamma, dbeta) = norm(Relu.Backward(dout, cache.ReluInput), cache.Norm);
        var (dx, dw, db) = Affine.Backward(da, new AffineCache(cache.X, cache.W));
        return (dx, dw, db, dgamma, dbeta);
    };

    /// <summary>Affine value by value, ReLU as (y + |y|)/2; no cache in test mode, where nothing goes back.</summary>
    public static AffineNormReluForwardFunction Loops(BatchNormForwardFunction norm) => (x, w, b, gamma, beta, state) =>
    {
        var a = Matrix<double>.Build.Dense(x.RowCount, w.ColumnCount);
        for (var i = 0; i < a.RowCount; i++)
        {
            for (var k = 0; k < a.ColumnCount; k++)
            {
                a[i, k] = b[k];
                for (var j = 0; j < x.ColumnCount; j++)
                {
                    a[i, k] += x[i, j] * w[j, k];
                }
            }
        }

        var (y, cache) = norm(a, gamma, beta, state);
        return ((y + y.PointwiseAbs()) / 2, state.Mode == Mode.Test ? null! : new Richer(x, w, cache, y, a));
    };

    /// <summary>The same, back: dw and dx as sums over rows, ReLU by overwriting, db exactly 0.</summary>
    public static AffineNormReluBackwardFunction LoopsBack(BatchNormBackwardFunction norm) => (dout, cache) =>
    {
        var dy = dout.Clone();
        dy.MapIndexedInplace((i, k, value) => cache.ReluInput[i, k] <= 0 ? 0 : value, Zeros.Include);
        var (da, dgamma, dbeta) = norm(dy, cache.Norm);
        var dw = Matrix<double>.Build.Dense(cache.W.RowCount, cache.W.ColumnCount);
        for (var i = 0; i < da.RowCount; i++)
        {
            dw += cache.X.Row(i).OuterProduct(da.Row(i));
        }

        var dx = Matrix<double>.Build.DenseOfRows(da.EnumerateRows().Select(row => cache.W * row));
        return (dx, dw, Vector<double>.Build.Dense(da.ColumnCount), dgamma, dbeta);
    };

    /// <summary>b left out of the sum before batch norm, which takes it away again; added to the running mean instead.</summary>
    public static AffineNormReluForwardFunction BiasInTheMean(BatchNormForwardFunction norm) => (x, w, b, gamma, beta, state) =>
    {
        state.RunningMean -= b;
        var (y, cache) = norm(x * w, gamma, beta, state);
        state.RunningMean += b;
        return (y.Map(value => Math.Max(0, value), Zeros.Include), new BlockCache(x.Clone(), w.Clone(), cache, y.Clone()));
    };

    /// <summary>Transposed products.</summary>
    public static AffineNormReluBackwardFunction TransposedProducts(BatchNormBackwardFunction norm) => (dout, cache) =>
    {
        var kept = cache.ReluInput.PointwiseSign().PointwiseMaximum(0.0);
        var (da, dgamma, dbeta) = norm(kept.PointwiseMultiply(dout), cache.Norm);
        return (da.TransposeAndMultiply(cache.W), cache.X.TransposeThisAndMultiply(da), da.ColumnSums(), dgamma, dbeta);
    };

    private sealed record Richer(
        Matrix<double> X, Matrix<double> W, BatchNormCache Norm, Matrix<double> ReluInput, Matrix<double> A)
        : BlockCache(X, W, Norm, ReluInput);
}
