using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Workbook;

/// <summary>Stochastic gradient descent: <c>w −= rate·dw</c>.</summary>
/// <param name="learningRate">The step size.</param>
public sealed class Sgd(double learningRate = 1e-2) : Optimizer(learningRate)
{
    /// <inheritdoc/>
    internal override void Update<T>(Span<T> values, ReadOnlySpan<T> gradient, OptimizerMemory<T> memory)
    {
        var rate = T.CreateTruncating(LearningRate);
        var w = MemoryMarshal.Cast<T, Vector512<T>>(values);
        var dw = MemoryMarshal.Cast<T, Vector512<T>>(gradient);
        for (var i = 0; i < w.Length; i++)
        {
            w[i] -= rate * dw[i];
        }

        for (var i = w.Length * Vector512<T>.Count; i < values.Length; i++)
        {
            values[i] -= rate * gradient[i];
        }
    }
}
