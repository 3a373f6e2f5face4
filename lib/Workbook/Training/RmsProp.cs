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
        : base(learningRate) => (Decay, Epsilon) = (Fraction(decay, nameof(decay)), NotNegative(epsilon, nameof(epsilon)));

    /// <summary>d: the weight of the old average.</summary>
    public double Decay { get; }

    /// <summary>ε, outside the root.</summary>
    public double Epsilon { get; }

    internal override void Update<T>(T[] values, T[] gradient, OptimizerMemory<T> memory)
    {
        static Vector512<T> Of(double value) => Vector512.Create(T.CreateTruncating(value));
        UpdatePass<T, Rule<T>>.Run(new Rule<T>(Of(LearningRate), Of(Decay), Of(1 - Decay), Of(Epsilon)), values, gradient, memory);
    }

    private readonly struct Rule<T>(Vector512<T> rate, Vector512<T> kept, Vector512<T> added, Vector512<T> epsilon) : IUpdateRule<T>
    {
        public static int Averages => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Update(Vector512<T> w, Vector512<T> dw, ref Vector512<T> first, ref Vector512<T> second)
        {
            first = (kept * first) + (added * dw * dw);
            return w - (rate * dw / (Vector512.Sqrt(first) + epsilon));
        }
    }
}
