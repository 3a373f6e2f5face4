namespace Workbook;

/// <summary>
/// The constants of a layer-normalization layer. It has no running averages: each row is normalized by itself in both modes.
/// </summary>
public class LayerNormState
{
    /// <summary>ε, added to the variance inside the square root. 1e-5.</summary>
    public double Epsilon { get; init; } = 1e-5;
}

/// <summary>What layer normalization's forward pass hands to its backward pass. Statistics are per row.</summary>
/// <param name="Gamma">γ, <c>(D)</c>.</param>
/// <param name="X">The input, <c>(N,D)</c>.</param>
/// <param name="Mean">μ of each row, <c>(N)</c>.</param>
/// <param name="Variance">σ² of each row, divided by D, <c>(N)</c>.</param>
/// <param name="Epsilon">ε.</param>
/// <param name="XHat">(x − μ)/√(σ² + ε), <c>(N,D)</c>.</param>
public record LayerNormCache(
    Vector<double> Gamma, Matrix<double> X, Vector<double> Mean, Vector<double> Variance, double Epsilon, Matrix<double> XHat);
