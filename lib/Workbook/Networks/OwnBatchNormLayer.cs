namespace Workbook.Networks;

/// <summary>Somebody's own batch normalization inside a net. What the two methods return is checked for its shape.</summary>
internal sealed class OwnBatchNormLayer(int features, BatchNormForwardFunction forward, BatchNormBackwardFunction backward) : NormalizationLayer<double>
{
    private BatchNormCache? _cache;

    internal override BatchNormState State { get; } = new(features);

    private protected override Matrix<double> Normalize(Matrix<double> x, Vector<double> gamma, Vector<double> beta, Mode mode)
    {
        State.Mode = mode;
        (var output, _cache) = forward(x, gamma, beta, State);
        Arguments.Require(output, x.RowCount, x.ColumnCount, "What BatchNormForward returns as Out", "its input");
        return output;
    }

    private protected override Matrix<double> NormalizeBackward(Matrix<double> dout, Vector<double> dgamma, Vector<double> dbeta)
    {
        var (dx, dScale, dShift) = backward(dout, _cache!);
        Arguments.Require(dx, dout.RowCount, dout.ColumnCount, "What BatchNormBackward returns as Dx", "its input");
        Arguments.Require(dScale, features, "What BatchNormBackward returns as Dgamma", "gamma");
        Arguments.Require(dShift, features, "What BatchNormBackward returns as Dbeta", "beta");
        dScale.CopyTo(dgamma);
        dShift.CopyTo(dbeta);
        return dx;
    }
}
