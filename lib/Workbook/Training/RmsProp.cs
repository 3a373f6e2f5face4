using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>
/// RMSProp (Tieleman and Hinton 2012): <c>s = d·s + (1 − d)·dw²</c>, <c>w −= rate·dw/(√s + ε)</c>; the average starts at 0.
/// </summary>
public sealed class RmsProp : Optimizer
{
    /// <summary>RMSProp with these constants.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="decay">d: the weight of the old average.</param>
    /// <param name="epsilon">ε, outside the root.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is not in [0, 1).</exception>
    public RmsProp(double learningRate = 1e-2, double decay = 0.99, double epsilon = 1e-8)
        : base(learningRate) => (Decay, Epsilon) = (Fraction(decay, nameof(decay)), epsilon);

    /// <summary>d: the weight of the old average.</summary>
    public double Decay { get; }

    /// <summary>ε, outside the root.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    internal override void Update<T>(Span<T> values, ReadOnlySpan<T> gradient, OptimizerMemory<T> memory)
    {
        var (rate, epsilon, squares) = (T.CreateTruncating(LearningRate), T.CreateTruncating(Epsilon), memory.First);
        var (kept, added) = (T.CreateTruncating(Decay), T.CreateTruncating(1 - Decay));
        var w = MemoryMarshal.Cast<T, Vector512<T>>(values);
        var dw = MemoryMarshal.Cast<T, Vector512<T>>(gradient);
        var s = MemoryMarshal.Cast<T, Vector512<T>>(squares.AsSpan());
        var epsilons = Vector512.Create(epsilon);
        for (var i = 0; i < w.Length; i++)
        {
            s[i] = (kept * s[i]) + (added * dw[i] * dw[i]);
            w[i] -= rate * dw[i] / (Vector512.Sqrt(s[i]) + epsilons);
        }

        for (var i = w.Length * Vector512<T>.Count; i < values.Length; i++)
        {
            squares[i] = (kept * squares[i]) + (added * gradient[i] * gradient[i]);
            values[i] -= rate * gradient[i] / (T.Sqrt(squares[i]) + epsilon);
        }
    }
}
