namespace Workbook;

/// <content>Notebook 1.</content>
public static partial class Check
{
    /// <summary>Task 1.3: batch normalization forward, in training and at test time.</summary>
    public static CheckReport BatchNormForward(BatchNormForwardFunction answer) => Run(new BatchNormForwardCheck(), BatchNormCallers.Forward(answer), answer);

    /// <summary>Task 1.5: batch normalization backward, node by node.</summary>
    /// <param name="answer">The backward pass.</param>
    /// <param name="forward">The forward pass of task 1.3: then the caches that it makes are tried too, not only the library's.</param>
    public static CheckReport BatchNormBackward(BatchNormBackwardFunction answer, BatchNormForwardFunction? forward = null)
        => Run(new BatchNormBackwardCheck("1.5", nameof(BatchNormBackward), forward is not null), BatchNormCallers.Backward(answer, forward), answer);

    /// <summary>Task 1.6: batch normalization backward in one expression.</summary>
    /// <inheritdoc cref="BatchNormBackward(BatchNormBackwardFunction, BatchNormForwardFunction?)"/>
    public static CheckReport BatchNormBackwardSimplified(BatchNormBackwardFunction answer, BatchNormForwardFunction? forward = null)
        => Run(new BatchNormBackwardCheck("1.6", nameof(BatchNormBackwardSimplified), forward is not null), BatchNormCallers.Backward(answer, forward), answer);

    /// <summary>Task 1.7: the affine – batch norm – ReLU block.</summary>
    public static CheckReport AffineNormRelu(AffineNormReluForwardFunction forward, AffineNormReluBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(backward);
        return Run(new BlockCheck(), BlockCallers.Both(forward, backward), forward, backward);
    }

    /// <summary>Task 1.8: loss and gradients of a net with batch normalization.</summary>
    public static CheckReport NetLoss(NetLossFunction answer) => Run(new NetLossCheck(), NetCallers.NetLoss(answer), answer);

    /// <summary>Task 1.9: layer normalization forward.</summary>
    public static CheckReport LayerNormForward(LayerNormForwardFunction answer) => Run(new LayerNormForwardCheck(), LayerNormCallers.Forward(answer), answer);

    /// <summary>Task 1.10: layer normalization backward.</summary>
    /// <param name="answer">The backward pass.</param>
    /// <param name="forward">The forward pass of task 1.9: then the caches that it makes are tried too, not only the library's.</param>
    public static CheckReport LayerNormBackward(LayerNormBackwardFunction answer, LayerNormForwardFunction? forward = null)
        => Run(new LayerNormBackwardCheck(forward is not null), LayerNormCallers.Backward(answer, forward), answer);
}
