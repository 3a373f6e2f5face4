using MathNet.Numerics.LinearAlgebra;

namespace Workbook;

/// <summary>One hidden layer of a net, <c>affine – [normalization] – ReLU – [dropout]</c>, with what it keeps between forward and backward pass.</summary>
internal sealed class HiddenLayer<T>(int number, ParameterSet<T> parameters, NormalizationLayer<T>? normalization, DropoutLayer<T>? dropout)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly string _wName = $"W{number}";
    private readonly string _bName = $"b{number}";
    private readonly string _gammaName = $"gamma{number}";
    private readonly string _betaName = $"beta{number}";
    private readonly Matrix<T> _w = parameters.Matrix($"W{number}");
    private readonly Vector<T> _b = parameters.Vector($"b{number}");
    private readonly Vector<T>? _gamma = normalization is null ? null : parameters.Vector($"gamma{number}");
    private readonly Vector<T>? _beta = normalization is null ? null : parameters.Vector($"beta{number}");
    private readonly Buffer<T> _affine = new();
    private readonly Buffer<T> _active = new();
    private readonly Buffer<T> _dRelu = new();
    private readonly Buffer<T> _dx = new();
    private Matrix<T>? _x;

    /// <summary>The running averages; <see langword="null"/> where there are none.</summary>
    internal BatchNormState<T>? NormState => normalization?.State;

    /// <summary>What the affine map gave in the last forward pass, <c>(N,M)</c>.</summary>
    internal Matrix<T>? AffineOut { get; private set; }

    /// <summary>What the ReLU gave in the last forward pass, <c>(N,M)</c>.</summary>
    internal Matrix<T>? Active { get; private set; }

    /// <summary>From <c>(N,D)</c> to <c>(N,M)</c>. The result is read, never written.</summary>
    internal Matrix<T> Forward(Matrix<T> x, Mode mode)
    {
        _x = x;
        AffineOut = _affine.Of(x.RowCount, _w.ColumnCount);
        Affine.Forward(x, _w, _b, AffineOut);
        Active = _active.Like(AffineOut);
        if (normalization is null)
        {
            Relu.Forward<T>(Dense.Values(AffineOut), Dense.Values(Active));
        }
        else
        {
            normalization.Forward(AffineOut, _gamma!, _beta!, mode, Active);
        }

        return dropout is null ? Active : dropout.Forward(Active, mode);
    }

    /// <summary>From <c>dout (N,M)</c> to <c>dx (N,D)</c> where it is wanted; fills this layer's gradients.</summary>
    internal Matrix<T>? Backward(Matrix<T> dout, ParameterSet<T> gradients, bool wantDx)
    {
        var dActive = dropout is null ? dout : dropout.Backward(dout);

        Matrix<T> dAffine;
        if (normalization is null)
        {
            // What the ReLU gave is positive exactly where its input was.
            dAffine = _dRelu.Like(dActive);
            Relu.Backward<T>(Dense.Values(dActive), Dense.Values(Active!), Dense.Values(dAffine));
        }
        else
        {
            dAffine = normalization.Backward(dActive, Active!, gradients.Vector(_gammaName), gradients.Vector(_betaName));
        }

        Affine.BackwardParameters(dAffine, _x!, gradients.Matrix(_wName), gradients.Vector(_bName));
        if (!wantDx)
        {
            return null;
        }

        var dx = _dx.Like(_x!);
        dAffine.TransposeAndMultiply(_w, dx);
        return dx;
    }
}
