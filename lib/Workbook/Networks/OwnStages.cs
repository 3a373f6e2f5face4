namespace Workbook.Networks;

/// <summary>Somebody's own normalization inside a net. What the two methods return is checked for its shape.</summary>
/// <param name="name">What the methods' names begin with: "BatchNorm".</param>
/// <param name="gamma">Scale, <c>(M)</c>.</param>
/// <param name="beta">Shift, <c>(M)</c>.</param>
/// <param name="forward">From x, γ, β and the mode.</param>
/// <param name="backward">From dout and what forward handed on.</param>
internal sealed class OwnNormalizationStage<TCache>(
    string name,
    Parameter<double> gamma,
    Parameter<double> beta,
    Func<Matrix<double>, Vector<double>, Vector<double>, Mode, (Matrix<double> Out, TCache Cache)> forward,
    Func<Matrix<double>, TCache, (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta)> backward) : IStage<double>
{
    private TCache _cache = default!;

    public Matrix<double> Forward(Matrix<double> x, Mode mode)
    {
        (var output, _cache) = forward(x, gamma.Vector!, beta.Vector!, mode);
        Arguments.Require(output, x.RowCount, x.ColumnCount, $"What {name}Forward returns as Out", "its input");
        return output;
    }

    public Matrix<double> Backward(Matrix<double> dout, ParameterSet<double> gradients)
    {
        var (dx, dgamma, dbeta) = backward(dout, _cache);
        Arguments.Require(dx, dout.RowCount, dout.ColumnCount, $"What {name}Backward returns as Dx", "its input");
        Arguments.Require(dgamma, gamma.Values.Length, $"What {name}Backward returns as Dgamma", "gamma");
        Arguments.Require(dbeta, beta.Values.Length, $"What {name}Backward returns as Dbeta", "beta");
        dgamma.CopyTo(gradients.Vector(gamma.Name));
        dbeta.CopyTo(gradients.Vector(beta.Name));
        return dx;
    }
}

/// <summary>Somebody's own dropout inside a net. What the two methods return is checked for its shape.</summary>
/// <param name="state">Shared by all layers of the net.</param>
/// <param name="forward">From x and the state.</param>
/// <param name="backward">From dout and what forward handed on.</param>
internal sealed class OwnDropoutStage(DropoutState state, DropoutForwardFunction forward, DropoutBackwardFunction backward) : IStage<double>
{
    private DropoutCache? _cache;

    public Matrix<double> Forward(Matrix<double> x, Mode mode)
    {
        state.Mode = mode;
        (var output, _cache) = forward(x, state);
        Arguments.Require(output, x.RowCount, x.ColumnCount, "What DropoutForward returns as Out", "its input");
        return output;
    }

    public Matrix<double> Backward(Matrix<double> dout, ParameterSet<double> gradients)
    {
        var dx = backward(dout, _cache!);
        Arguments.Require(dx, dout.RowCount, dout.ColumnCount, "What DropoutBackward returns", "its input");
        return dx;
    }
}
