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

    internal override void Update<T>(T[] values, T[] gradient, OptimizerMemory<T> memory)
    {
        static Vector512<T> Of(double value) => Vector512.Create(T.CreateTruncating(value));
        UpdatePass<T, Rule<T>>.Run(new Rule<T>(Of(LearningRate), Of(Decay)), values, gradient, memory);
    }

    private readonly struct Rule<T>(Vector512<T> rate, Vector512<T> decay) : IUpdateRule<T>
    {
        public static int Averages => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Update(Vector512<T> w, Vector512<T> dw, ref Vector512<T> first, ref Vector512<T> second)
        {
            first = (decay * first) - (rate * dw);
            return w + first;
        }
    }
}
