namespace Workbook;

/// <summary>Stochastic gradient descent: <c>w −= rate·dw</c>.</summary>
/// <param name="learningRate">The step size.</param>
public sealed class Sgd(double learningRate = 1e-2) : Optimizer(learningRate)
{
    internal override void Update<T>(T[] values, T[] gradient, OptimizerMemory<T> memory) =>
        UpdatePass<T, Rule<T>>.Run(new Rule<T>(Vector512.Create(T.CreateTruncating(LearningRate))), values, gradient, memory);

    private readonly struct Rule<T>(Vector512<T> rate) : IUpdateRule<T>
    {
        public static int Averages => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector512<T> Update(Vector512<T> w, Vector512<T> dw, ref Vector512<T> first, ref Vector512<T> second) => w - (rate * dw);
    }
}
