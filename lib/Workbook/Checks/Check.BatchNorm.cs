namespace Workbook;

/// <content>Notebook 1.</content>
public static partial class Check
{
    /// <summary>Task 1.3: batch normalization forward, in training and at test time.</summary>
    public static CheckReport BatchNormForward(BatchNormForwardFunction answer) => Run(new BatchNormForwardCheck(), answer, BatchNormCallers.Forward(answer));

    /// <summary>Task 1.5: batch normalization backward, node by node.</summary>
    public static CheckReport BatchNormBackward(BatchNormBackwardFunction answer)
        => Run(new BatchNormBackwardCheck("1.5", nameof(BatchNormBackward)), answer, BatchNormCallers.Backward(answer));

    /// <summary>Task 1.6: batch normalization backward in one expression.</summary>
    public static CheckReport BatchNormBackwardSimplified(BatchNormBackwardFunction answer)
        => Run(new BatchNormBackwardCheck("1.6", nameof(BatchNormBackwardSimplified)), answer, BatchNormCallers.Backward(answer));

    /// <summary>Task 1.7: the affine – batch norm – ReLU block.</summary>
    public static CheckReport AffineNormRelu(AffineNormReluForwardFunction forward, AffineNormReluBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(backward);
        return Run(new BlockCheck(), forward, BlockCallers.Both(forward, backward));
    }

    /// <summary>Task 1.8: loss and gradients of a net with batch normalization.</summary>
    public static CheckReport NetLoss(NetLossFunction answer) => Run(new NetLossCheck(), answer, NetCallers.NetLoss(answer));

    /// <summary>Task 1.9: layer normalization forward.</summary>
    public static CheckReport LayerNormForward(LayerNormForwardFunction answer) => Run(new LayerNormForwardCheck(), answer, LayerNormCallers.Forward(answer));

    /// <summary>Task 1.10: layer normalization backward.</summary>
    public static CheckReport LayerNormBackward(LayerNormBackwardFunction answer) => Run(new LayerNormBackwardCheck(), answer, LayerNormCallers.Backward(answer));
}
