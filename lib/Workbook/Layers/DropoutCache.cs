namespace Workbook;

/// <summary>What dropout's forward pass hands to its backward pass.</summary>
/// <param name="State">The layer's settings at the forward pass.</param>
/// <param name="Mask">0 where a unit was dropped, 1/(1 − p) elsewhere, <c>(N,D)</c>; <see langword="null"/> in test mode.</param>
public record DropoutCache<T>(DropoutState State, Matrix<T>? Mask)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>;

/// <inheritdoc cref="DropoutCache{T}"/>
public record DropoutCache(DropoutState State, Matrix<double>? Mask) : DropoutCache<double>(State, Mask);
