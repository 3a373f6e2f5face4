namespace Workbook.Training;

/// <summary>
/// A copy of a net's parameters and of the running averages that belong to them. (The original assignment keeps the parameters only
/// and leaves the averages of the last iteration in the net, whose accuracy is then not the one it kept.)
/// </summary>
internal sealed class BestParameters<T>(FullyConnectedNet<T> net)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _parameters = net.Parameters.ZerosLike();
    private KeptAverages<T>? _averages;

    /// <summary>The accuracy on the validation images that the copied parameters have.</summary>
    internal double ValidationAccuracy { get; private set; }

    /// <summary>Copies what the net has now.</summary>
    internal void Keep(double validationAccuracy)
    {
        net.Parameters.CopyTo(_parameters);
        (_averages, ValidationAccuracy) = (new KeptAverages<T>(net.NormStates), validationAccuracy);
    }

    /// <summary>Writes the copy into the net, if there is one.</summary>
    internal void Install()
    {
        if (_averages is not null)
        {
            _parameters.CopyTo(net.Parameters);
            _averages.PutBack();
        }
    }
}
