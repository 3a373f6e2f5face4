namespace Workbook;

/// <summary>What a training pass sees and sends back at one hidden layer.</summary>
/// <param name="Layer">The layer's number, 1 for the first.</param>
/// <param name="AffineOut">What the affine map gives, <c>(N,M)</c>.</param>
/// <param name="Activation">What the ReLU gives, <c>(N,M)</c>.</param>
/// <param name="Gradient">The loss's gradient of the layer's output, <c>(N,M)</c>.</param>
public sealed record LayerTrace<T>(int Layer, Matrix<T> AffineOut, Matrix<T> Activation, Matrix<T> Gradient)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;
