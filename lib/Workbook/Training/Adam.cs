using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1): <c>m = β₁·m + (1 − β₁)·dw</c>, <c>v = β₂·v + (1 − β₂)·dw²</c>,
/// <c>w −= rate·m̂/(√v̂ + ε)</c> with <c>m̂ = m/(1 − β₁ᵗ)</c>, <c>v̂ = v/(1 − β₂ᵗ)</c>. Both averages start at 0, t at 1.
/// </summary>
public sealed class Adam : Optimizer
{
    /// <summary>Adam with these constants.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="beta1">The weight of the old average of gradients.</param>
    /// <param name="beta2">The weight of the old average of squares.</param>
    /// <param name="epsilon">ε, outside the root.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not in [0, 1).</exception>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(learningRate) => (Beta1, Beta2, Epsilon) = (Fraction(beta1, nameof(beta1)), Fraction(beta2, nameof(beta2)), epsilon);

    /// <summary>The weight of the old average of gradients.</summary>
    public double Beta1 { get; }

    /// <summary>The weight of the old average of squares.</summary>
    public double Beta2 { get; }

    /// <summary>ε, outside the root.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    internal override void Update<T>(Span<T> values, ReadOnlySpan<T> gradient, OptimizerMemory<T> memory)
    {
        memory.Steps++;
        var (means, squares, epsilon) = (memory.First, memory.Second, T.CreateTruncating(Epsilon));
        var (kept1, added1) = (T.CreateTruncating(Beta1), T.CreateTruncating(1 - Beta1));
        var (kept2, added2) = (T.CreateTruncating(Beta2), T.CreateTruncating(1 - Beta2));

        // The corrections for the start at 0, once a step: m̂ takes the rate along, v̂ leaves the root.
        var rate = T.CreateTruncating(LearningRate / (1 - PortableMath.Pow(Beta1, memory.Steps)));
        var root = T.CreateTruncating(1 / Math.Sqrt(1 - PortableMath.Pow(Beta2, memory.Steps)));

        var w = MemoryMarshal.Cast<T, Vector512<T>>(values);
        var dw = MemoryMarshal.Cast<T, Vector512<T>>(gradient);
        var m = MemoryMarshal.Cast<T, Vector512<T>>(means.AsSpan());
        var v = MemoryMarshal.Cast<T, Vector512<T>>(squares.AsSpan());
        var epsilons = Vector512.Create(epsilon);
        for (var i = 0; i < w.Length; i++)
        {
            m[i] = (kept1 * m[i]) + (added1 * dw[i]);
            v[i] = (kept2 * v[i]) + (added2 * dw[i] * dw[i]);
            w[i] -= rate * m[i] / ((root * Vector512.Sqrt(v[i])) + epsilons);
        }

        for (var i = w.Length * Vector512<T>.Count; i < values.Length; i++)
        {
            means[i] = (kept1 * means[i]) + (added1 * gradient[i]);
            squares[i] = (kept2 * squares[i]) + (added2 * gradient[i] * gradient[i]);
            values[i] -= rate * means[i] / ((root * T.Sqrt(squares[i])) + epsilon);
        }
    }
}
