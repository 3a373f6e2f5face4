namespace Workbook;

/// <content>Notebook 1.</content>
public static partial class Check
{
    /// <summary>Task 1.1: mean and variance of each column.</summary>
    public static CheckReport BatchStatistics(BatchStatisticsFunction answer) => Pending("1.1", "BatchStatistics", 1, answer);

    /// <summary>Task 1.2: (x − μ)/√(σ² + ε).</summary>
    public static CheckReport Normalize(NormalizeFunction answer) => Pending("1.2", "Normalize", 1, answer);

    /// <summary>Task 1.3: batch normalization forward, in training and at test time.</summary>
    public static CheckReport BatchNormForward(BatchNormForwardFunction answer) => Pending("1.3", "BatchNormForward", 6, answer);

    /// <summary>Task 1.4a: ∂L/∂x̂.</summary>
    public static CheckReport DxHat(DxHatFunction answer) => Pending("1.4a", "DxHat", 1, answer);

    /// <summary>Task 1.4b: ∂L/∂(1/√(σ² + ε)).</summary>
    public static CheckReport DInverseStd(DInverseStdFunction answer) => Pending("1.4b", "DInverseStd", 1, answer);

    /// <summary>Task 1.4c: ∂L/∂σ².</summary>
    public static CheckReport Dvar(DvarFunction answer) => Pending("1.4c", "Dvar", 2, answer);

    /// <summary>Task 1.4d: ∂L/∂(x − μ).</summary>
    public static CheckReport DCentered(DCenteredFunction answer) => Pending("1.4d", "DCentered", 2, answer);

    /// <summary>Task 1.4e: ∂L/∂μ.</summary>
    public static CheckReport Dmean(DmeanFunction answer) => Pending("1.4e", "Dmean", 1, answer);

    /// <summary>Task 1.4f: ∂L/∂x.</summary>
    public static CheckReport Dx(DxFunction answer) => Pending("1.4f", "Dx", 1, answer);

    /// <summary>Task 1.4g: ∂L/∂γ.</summary>
    public static CheckReport Dgamma(DgammaFunction answer) => Pending("1.4g", "Dgamma", 1, answer);

    /// <summary>Task 1.4h: ∂L/∂β.</summary>
    public static CheckReport Dbeta(DbetaFunction answer) => Pending("1.4h", "Dbeta", 1, answer);

    /// <summary>Task 1.5: batch normalization backward, node by node.</summary>
    public static CheckReport BatchNormBackward(BatchNormBackwardFunction answer) => Pending("1.5", "BatchNormBackward", 4, answer);

    /// <summary>Task 1.6: batch normalization backward in one expression.</summary>
    public static CheckReport BatchNormBackwardSimplified(BatchNormBackwardFunction answer) => Pending("1.6", "BatchNormBackwardSimplified", 4, answer);

    /// <summary>Task 1.7: the affine – batch norm – ReLU block.</summary>
    public static CheckReport AffineNormRelu(AffineNormReluForwardFunction forward, AffineNormReluBackwardFunction backward) => Pending("1.7", "AffineNormRelu", 3, forward, backward);

    /// <summary>Task 1.8: loss and gradients of a net with batch normalization.</summary>
    public static CheckReport NetLoss(NetLossFunction answer) => Pending("1.8", "NetLoss", 4, answer);

    /// <summary>Task 1.9: layer normalization forward.</summary>
    public static CheckReport LayerNormForward(LayerNormForwardFunction answer) => Pending("1.9", "LayerNormForward", 3, answer);

    /// <summary>Task 1.10: layer normalization backward.</summary>
    public static CheckReport LayerNormBackward(LayerNormBackwardFunction answer) => Pending("1.10", "LayerNormBackward", 4, answer);

    private static CheckReport Pending(string task, string title, int points, params Delegate[] answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        return new CheckReport(task, title, points, [new CheckLine("not judged yet", Verdict.Blocked)]);
    }
}
