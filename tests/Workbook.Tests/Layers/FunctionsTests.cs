namespace Workbook.Tests;

/// <summary>A notebook passes the library's layers where it passes its own: their names must bind to the delegates.</summary>
public class FunctionsTests
{
    [Fact]
    public void Built_in_layers_bind_to_the_delegates()
    {
        BatchNormForwardFunction batchForward = BatchNorm.Forward;
        BatchNormBackwardFunction batchBackward = BatchNorm.Backward;
        BatchNormBackwardFunction simplified = BatchNorm.BackwardSimplified;
        LayerNormForwardFunction layerForward = LayerNorm.Forward;
        LayerNormBackwardFunction layerBackward = LayerNorm.Backward;
        DropoutForwardFunction dropoutForward = Dropout.Forward;
        DropoutBackwardFunction dropoutBackward = Dropout.Backward;

        Assert.Equal("your batch norm", Normalization.From(BatchNorm.Forward, BatchNorm.Backward).Name);
        Assert.Equal("your layer norm", Normalization.From(LayerNorm.Forward, LayerNorm.Backward).Name);
        Assert.NotNull(DropoutFunctions.From(Dropout.Forward, Dropout.Backward));
        Assert.All<Delegate>(
            [batchForward, batchBackward, simplified, layerForward, layerBackward, dropoutForward, dropoutBackward], Assert.NotNull);
    }

    [Fact]
    public void Sparse_matrices_have_the_results_of_dense_ones()
    {
        static Matrix<double>[] Results(Func<Matrix<double>, Matrix<double>> stored)
        {
            var random = new NumPyRandom(8);
            Matrix<double> Positive() => stored(random.NextGaussianMatrix(50, 33).PointwiseMaximum(0.0));
            var (x, dout, gamma, beta) = (Positive(), Positive(), random.NextGaussianVector(33), random.NextGaussianVector(33));
            int[] labels = [.. Enumerable.Range(0, 50).Select(i => i % 33)];
            var (rectified, relu) = Relu.Forward(x);
            var svm = SvmLoss.Forward(x, labels).Cache;
            var batch = BatchNorm.Forward(x, gamma, beta, new BatchNormState(33)).Cache;
            var layer = LayerNorm.Backward(dout, LayerNorm.Forward(x, gamma, beta, new LayerNormState()).Cache);
            var (dropped, dropout) = Dropout.Forward(x, new DropoutState(0.4, random));
            return
            [
                rectified, Relu.Backward(dout, relu), svm.Margins, SvmLoss.Backward(svm),
                SoftmaxLoss.Forward(x, labels).Cache.Probabilities,
                batch.XHat, BatchNorm.Backward(dout, batch).Dx, BatchNorm.BackwardSimplified(dout, batch).Dx, layer.Dx,
                layer.Dgamma.ToRowMatrix(), dropped, Dropout.Backward(dout, dropout),
            ];
        }

        var sparse = Results(Matrix<double>.Build.SparseOfMatrix);
        Assert.All(sparse, result => Assert.True(result.Storage.IsDense));
        Assert.Equal(Results(x => x), sparse);
    }
}
