namespace Workbook;

/// <content>Notebook 1: the statistics, and the backward pass node by node.</content>
public static partial class Check
{
    /// <summary>Task 1.1: mean and variance of each column.</summary>
    public static CheckReport BatchStatistics(BatchStatisticsFunction answer) => Run(ForwardSteps.BatchStatistics, StepCallers.BatchStatistics(answer), answer);

    /// <summary>Task 1.2: (x − μ)/√(σ² + ε).</summary>
    public static CheckReport Normalize(NormalizeFunction answer) => Run(ForwardSteps.Normalize, StepCallers.Normalize(answer), answer);

    /// <summary>Task 1.4a: ∂L/∂x̂.</summary>
    public static CheckReport DxHat(DxHatFunction answer) => Run(BackwardSteps.DxHat, StepCallers.DxHat(answer), answer);

    /// <summary>Task 1.4b: ∂L/∂(1/√(σ² + ε)).</summary>
    public static CheckReport DInverseStd(DInverseStdFunction answer) => Run(BackwardSteps.DInverseStd, StepCallers.DInverseStd(answer), answer);

    /// <summary>Task 1.4c: ∂L/∂σ².</summary>
    public static CheckReport Dvar(DvarFunction answer) => Run(BackwardSteps.Dvar, StepCallers.Dvar(answer), answer);

    /// <summary>Task 1.4d: ∂L/∂(x − μ).</summary>
    public static CheckReport DCentered(DCenteredFunction answer) => Run(BackwardSteps.DCentered, StepCallers.DCentered(answer), answer);

    /// <summary>Task 1.4e: ∂L/∂μ.</summary>
    public static CheckReport Dmean(DmeanFunction answer) => Run(BackwardSteps.Dmean, StepCallers.Dmean(answer), answer);

    /// <summary>Task 1.4f: ∂L/∂x.</summary>
    public static CheckReport Dx(DxFunction answer) => Run(BackwardSteps.Dx, StepCallers.Dx(answer), answer);

    /// <summary>Task 1.4g: ∂L/∂γ.</summary>
    public static CheckReport Dgamma(DgammaFunction answer) => Run(BackwardSteps.Dgamma, StepCallers.Dgamma(answer), answer);

    /// <summary>Task 1.4h: ∂L/∂β.</summary>
    public static CheckReport Dbeta(DbetaFunction answer) => Run(BackwardSteps.Dbeta, StepCallers.Dbeta(answer), answer);
}
