namespace Workbook;

/// <content>One method for each task, in the notebooks' order.</content>
public static partial class Check
{
    /// <summary>Task 0.1: each column minus its mean.</summary>
    public static CheckReport Center(CenterFunction answer) => Run(StartHereTasks.Center, answer);

    /// <summary>Task 0.2: γ·x̂ + β.</summary>
    public static CheckReport ScaleAndShift(ScaleAndShiftFunction answer) => Run(StartHereTasks.ScaleAndShift, answer);

    /// <summary>Task 1.1: mean and variance of each column.</summary>
    public static CheckReport BatchStatistics(BatchStatisticsFunction answer) => Run(ForwardSteps.BatchStatistics, answer);

    /// <summary>Task 1.2: (x − μ)/√(σ² + ε).</summary>
    public static CheckReport Normalize(NormalizeFunction answer) => Run(ForwardSteps.Normalize, answer);

    /// <summary>Task 1.3: batch normalization forward, in training and at test time.</summary>
    public static CheckReport BatchNormForward(BatchNormForwardFunction answer)
        => Run(new BatchNormForwardCheck(), BatchNormCallers.Forward(answer), answer);

    /// <summary>Task 1.4a: ∂L/∂x̂.</summary>
    public static CheckReport DxHat(DxHatFunction answer) => Run(BackwardSteps.DxHat, answer);

    /// <summary>Task 1.4b: ∂L/∂(1/√(σ² + ε)).</summary>
    public static CheckReport DInverseStd(DInverseStdFunction answer) => Run(BackwardSteps.DInverseStd, answer);

    /// <summary>Task 1.4c: ∂L/∂σ².</summary>
    public static CheckReport Dvar(DvarFunction answer) => Run(BackwardSteps.Dvar, answer);

    /// <summary>Task 1.4d: ∂L/∂(x − μ).</summary>
    public static CheckReport DCentered(DCenteredFunction answer) => Run(BackwardSteps.DCentered, answer);

    /// <summary>Task 1.4e: ∂L/∂μ.</summary>
    public static CheckReport Dmean(DmeanFunction answer) => Run(BackwardSteps.Dmean, answer);

    /// <summary>Task 1.4f: ∂L/∂x.</summary>
    public static CheckReport Dx(DxFunction answer) => Run(BackwardSteps.Dx, answer);

    /// <summary>Task 1.4g: ∂L/∂γ.</summary>
    public static CheckReport Dgamma(DgammaFunction answer) => Run(BackwardSteps.Dgamma, answer);

    /// <summary>Task 1.4h: ∂L/∂β.</summary>
    public static CheckReport Dbeta(DbetaFunction answer) => Run(BackwardSteps.Dbeta, answer);

    /// <summary>Task 1.5: batch normalization backward, node by node.</summary>
    /// <param name="answer">The backward pass.</param>
    /// <param name="forward">The forward pass of task 1.3: then the caches that it makes are tried too, not only the library's.</param>
    public static CheckReport BatchNormBackward(BatchNormBackwardFunction answer, BatchNormForwardFunction? forward = null)
        => BatchNormBackward(BatchNormBackwardCheck.NodeByNode, answer, forward);

    /// <summary>Task 1.6: batch normalization backward in one expression.</summary>
    /// <inheritdoc cref="BatchNormBackward(BatchNormBackwardFunction, BatchNormForwardFunction?)"/>
    public static CheckReport BatchNormBackwardSimplified(BatchNormBackwardFunction answer, BatchNormForwardFunction? forward = null)
        => BatchNormBackward(BatchNormBackwardCheck.Simplified, answer, forward);

    /// <summary>Task 1.7: the affine – batch norm – ReLU block.</summary>
    public static CheckReport AffineNormRelu(AffineNormReluForwardFunction forward, AffineNormReluBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(backward);
        return Run(new BlockCheck(), BlockCallers.Both(forward, backward), forward, backward);
    }

    /// <summary>Task 1.8: loss and gradients of a net with batch normalization.</summary>
    public static CheckReport NetLoss(NetLossFunction answer) => Run(new NetLossCheck(), NetCallers.NetLoss(answer), answer);

    /// <summary>Task 1.9: layer normalization forward.</summary>
    public static CheckReport LayerNormForward(LayerNormForwardFunction answer)
        => Run(new LayerNormForwardCheck(), LayerNormCallers.Forward(answer), answer);

    /// <summary>Task 1.10: layer normalization backward.</summary>
    /// <param name="answer">The backward pass.</param>
    /// <param name="forward">The forward pass of task 1.9: then the caches that it makes are tried too, not only the library's.</param>
    public static CheckReport LayerNormBackward(LayerNormBackwardFunction answer, LayerNormForwardFunction? forward = null)
        => Run(new LayerNormBackwardCheck(forward is not null), LayerNormCallers.Backward(answer, forward), answer);

    /// <summary>Task 2.1: inverted dropout forward, in training and at test time.</summary>
    public static CheckReport DropoutForward(DropoutForwardFunction answer)
        => Run(new DropoutForwardCheck(), DropoutCallers.Forward(answer), answer);

    /// <summary>Task 2.2: inverted dropout backward.</summary>
    /// <param name="answer">The backward pass.</param>
    /// <param name="forward">The forward pass of task 2.1: then the caches that it makes are tried too, not only the library's.</param>
    public static CheckReport DropoutBackward(DropoutBackwardFunction answer, DropoutForwardFunction? forward = null)
        => Run(new DropoutBackwardCheck(forward is not null), DropoutCallers.Backward(answer, forward), answer);

    /// <summary>Task 2.3: dropout inside the net.</summary>
    public static CheckReport DropoutNet(DropoutForwardFunction forward, DropoutBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(backward);
        var net = new DropoutNetCheck();
        return Uncalled(net, CodeReader.Of([forward, backward]))
            ?? WaitingFor(net, new DropoutForwardCheck(), DropoutCallers.Forward(forward))
            ?? WaitingFor(net, new DropoutBackwardCheck(), DropoutCallers.Backward(backward))
            ?? Run(net, DropoutCallers.Net(forward, backward), forward, backward);
    }

    private static CheckReport BatchNormBackward(TaskEntry task, BatchNormBackwardFunction answer, BatchNormForwardFunction? forward)
        => Run(new BatchNormBackwardCheck(task, forward is not null), BatchNormCallers.Backward(answer, forward), answer);

    // A net says nothing about its dropout that the layer's own check does not say better.
    private static CheckReport? WaitingFor(DropoutNetCheck net, TaskCheck layer, Caller answer)
    {
        var judgement = Pipeline.Run(layer, answer, NextSeed(), Limit, AnswerCode.Unknown);
        return judgement.Verdict == Verdict.Fail || judgement.IsEndless
            ? new CheckReport(Memory.Keep(Related.WaitFor(judgement, net.Entry)))
            : null;
    }
}
