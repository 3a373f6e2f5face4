using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>Gradient descent with momentum: <c>v = μ·v − rate·dw</c>, <c>w += v</c>. The velocity starts at 0.</summary>
public sealed class Momentum : Optimizer
{
    /// <summary>Momentum with these constants.</summary>
    /// <param name="learningRate">The step size.</param>
    /// <param name="decay">μ: the part of the velocity that is kept in each step.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decay"/> is not in [0, 1).</exception>
    public Momentum(double learningRate = 1e-2, double decay = 0.9)
        : base(learningRate) => Decay = Fraction(decay, nameof(decay));

    /// <summary>μ: the part of the velocity that is kept in each step.</summary>
    public double Decay { get; }

    /// <inheritdoc/>
    internal override void Update<T>(Span<T> values, ReadOnlySpan<T> gradient, OptimizerMemory<T> memory)
    {
        var (rate, decay, velocity) = (T.CreateTruncating(LearningRate), T.CreateTruncating(Decay), memory.First);
        var w = MemoryMarshal.Cast<T, Vector512<T>>(values);
        var dw = MemoryMarshal.Cast<T, Vector512<T>>(gradient);
        var v = MemoryMarshal.Cast<T, Vector512<T>>(velocity.AsSpan());
        for (var i = 0; i < w.Length; i++)
        {
            v[i] = (decay * v[i]) - (rate * dw[i]);
            w[i] += v[i];
        }

        for (var i = w.Length * Vector512<T>.Count; i < values.Length; i++)
        {
            velocity[i] = (decay * velocity[i]) - (rate * gradient[i]);
            values[i] += velocity[i];
        }
    }
}
