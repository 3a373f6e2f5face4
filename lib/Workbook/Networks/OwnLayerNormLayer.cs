namespace Workbook.Networks;

/// <summary>Somebody's own layer normalization inside a net. What the two methods return is checked for its shape.</summary>
internal sealed class OwnLayerNormLayer(int features, LayerNormForwardFunction forward, LayerNormBackwardFunction backward) : NormalizationLayer<double>
{
    private readonly LayerNormState _state = new();
    private LayerNormCache? _cache;

    private protected override Matrix<double> Normalize(Matrix<double> x, Vector<double> gamma, Vector<double> beta, Mode mode)
    {
        (var output, _cache) = forward(x, gamma, beta, _state);
        Arguments.Require(output, x.RowCount, x.ColumnCount, "What LayerNormForward returns as Out", "its input");
        return output;
    }

    private protected override Matrix<double> NormalizeBackward(Matrix<double> dout, Vector<double> dgamma, Vector<double> dbeta)
    {
        var (dx, dScale, dShift) = backward(dout, _cache!);
        Arguments.Require(dx, dout.RowCount, dout.ColumnCount, "What LayerNormBackward returns as Dx", "its input");
        Arguments.Require(dScale, features, "What LayerNormBackward returns as Dgamma", "gamma");
        Arguments.Require(dShift, features, "What LayerNormBackward returns as Dbeta", "beta");
        dScale.CopyTo(dgamma);
        dShift.CopyTo(dbeta);
        return dx;
    }
}
