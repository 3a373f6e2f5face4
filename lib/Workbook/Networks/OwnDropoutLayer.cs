namespace Workbook.Networks;

/// <summary>Somebody's own dropout inside a net. What the two methods return is checked for its shape.</summary>
internal sealed class OwnDropoutLayer(DropoutState state, DropoutForwardFunction forward, DropoutBackwardFunction backward) : DropoutLayer<double>(state)
{
    private DropoutCache? _cache;

    internal override Matrix<double> Forward(Matrix<double> x, Mode mode)
    {
        State.Mode = mode;
        (var output, _cache) = forward(x, State);
        Arguments.Require(output, x.RowCount, x.ColumnCount, "What DropoutForward returns as Out", "its input");
        return output;
    }

    internal override Matrix<double> Backward(Matrix<double> dout)
    {
        var dx = backward(dout, _cache!);
        Arguments.Require(dx, dout.RowCount, dout.ColumnCount, "What DropoutBackward returns", "its input");
        return dx;
    }
}
