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
        : base(learningRate)
    {
        (Beta1, Beta2) = (Fraction(beta1, nameof(beta1)), Fraction(beta2, nameof(beta2)));
        Epsilon = NotNegative(epsilon, nameof(epsilon));
    }

    /// <summary>The weight of the old average of gradients.</summary>
    public double Beta1 { get; }

    /// <summary>The weight of the old average of squares.</summary>
    public double Beta2 { get; }

    /// <summary>ε, outside the root.</summary>
    public double Epsilon { get; }

    internal override void Update<T>(T[] values, T[] gradient, OptimizerMemory<T> memory)
    {
        static Vector512<T> Of(double value) => Vector512.Create(T.CreateTruncating(value));
        memory.Steps++;

        // The corrections for the start at 0, once a step: m̂ takes the rate along, v̂ leaves the root.
        var rate = LearningRate / (1 - PortableMath.Pow(Beta1, memory.Steps));
        var root = 1 / Math.Sqrt(1 - PortableMath.Pow(Beta2, memory.Steps));
        var rule = new Rule<T>(Of(rate), Of(root), Of(Beta1), Of(1 - Beta1), Of(Beta2), Of(1 - Beta2), Of(Epsilon));
        UpdatePass<T, Rule<T>>.Run(rule, values, gradient, memory);
    }

    private readonly struct Rule<T>(
        Vector512<T> rate,
        Vector512<T> root,
        Vector512<T> kept1,
        Vector512<T> added1,
        Vector512<T> kept2,
        Vector512<T> added2,
        Vector512<T> epsilon) : IUpdateRule<T>
    {
        public static int Averages => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Update(Vector512<T> w, Vector512<T> dw, ref Vector512<T> first, ref Vector512<T> second)
        {
            first = (kept1 * first) + (added1 * dw);
            second = (kept2 * second) + (added2 * dw * dw);
            return w - (rate * first / ((root * Vector512.Sqrt(second)) + epsilon));
        }
    }
}
