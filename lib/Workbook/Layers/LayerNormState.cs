namespace Workbook;

/// <summary>The constants of a layer-normalization layer. It has no running averages: each row is normalized by itself in both modes.</summary>
public class LayerNormState
{
    /// <summary>ε, added to the variance inside the square root. 1e-5.</summary>
    public double Epsilon { get; init; } = 1e-5;
}
