namespace Workbook.Networks;

/// <summary>A copy of the running averages, which <see cref="PutBack"/> writes into the states again.</summary>
internal sealed class KeptAverages<T>(IReadOnlyList<BatchNormState<T>> states)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly (Vector<T> Mean, Vector<T> Variance)[] _kept =
        [.. states.Select(state => (state.RunningMean.Clone(), state.RunningVariance.Clone()))];

    internal void PutBack()
    {
        for (var i = 0; i < _kept.Length; i++)
        {
            (states[i].RunningMean, states[i].RunningVariance) = (_kept[i].Mean.Clone(), _kept[i].Variance.Clone());
        }
    }
}
