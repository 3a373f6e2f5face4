namespace Workbook;

/// <content>Notebook 1: the statistics, and the backward pass node by node.</content>
public static partial class Check
{
    /// <summary>Task 1.1: mean and variance of each column.</summary>
    public static CheckReport BatchStatistics(BatchStatisticsFunction answer) => Run(ForwardSteps.BatchStatistics, answer, (inputs, outputs) =>
    {
        var (mean, variance) = answer(inputs.Matrix("x"));
        outputs.Add("mean", mean);
        outputs.Add("variance", variance);
    });

    /// <summary>Task 1.2: (x − μ)/√(σ² + ε).</summary>
    public static CheckReport Normalize(NormalizeFunction answer) => Run(ForwardSteps.Normalize, answer, (inputs, outputs)
        => outputs.Add("xHat", answer(inputs.Matrix("x"), inputs.Vector("mean"), inputs.Vector("variance"), inputs.Number("epsilon"))));

    /// <summary>Task 1.4a: ∂L/∂x̂.</summary>
    public static CheckReport DxHat(DxHatFunction answer) => Run(BackwardSteps.DxHat, answer, (inputs, outputs)
        => outputs.Add("dxHat", answer(inputs.Matrix("dout"), inputs.Vector("gamma"))));

    /// <summary>Task 1.4b: ∂L/∂(1/√(σ² + ε)).</summary>
    public static CheckReport DInverseStd(DInverseStdFunction answer) => Run(BackwardSteps.DInverseStd, answer, (inputs, outputs)
        => outputs.Add("dInverseStd", answer(inputs.Matrix("dxHat"), inputs.Matrix("centered"))));

    /// <summary>Task 1.4c: ∂L/∂σ².</summary>
    public static CheckReport Dvar(DvarFunction answer) => Run(BackwardSteps.Dvar, answer, (inputs, outputs)
        => outputs.Add("dvar", answer(inputs.Vector("dInverseStd"), inputs.Vector("variance"), inputs.Number("epsilon"))));

    /// <summary>Task 1.4d: ∂L/∂(x − μ).</summary>
    public static CheckReport DCentered(DCenteredFunction answer) => Run(BackwardSteps.DCentered, answer, (inputs, outputs)
        => outputs.Add("dCentered", answer(inputs.Matrix("dxHat"), inputs.Matrix("centered"), inputs.Vector("dvar"), inputs.Vector("variance"), inputs.Number("epsilon"))));

    /// <summary>Task 1.4e: ∂L/∂μ.</summary>
    public static CheckReport Dmean(DmeanFunction answer) => Run(BackwardSteps.Dmean, answer, (inputs, outputs)
        => outputs.Add("dmean", answer(inputs.Matrix("dCentered"))));

    /// <summary>Task 1.4f: ∂L/∂x.</summary>
    public static CheckReport Dx(DxFunction answer) => Run(BackwardSteps.Dx, answer, (inputs, outputs)
        => outputs.Add("dx", answer(inputs.Matrix("dCentered"), inputs.Vector("dmean"))));

    /// <summary>Task 1.4g: ∂L/∂γ.</summary>
    public static CheckReport Dgamma(DgammaFunction answer) => Run(BackwardSteps.Dgamma, answer, (inputs, outputs)
        => outputs.Add("dgamma", answer(inputs.Matrix("dout"), inputs.Matrix("xHat"))));

    /// <summary>Task 1.4h: ∂L/∂β.</summary>
    public static CheckReport Dbeta(DbetaFunction answer) => Run(BackwardSteps.Dbeta, answer, (inputs, outputs)
        => outputs.Add("dbeta", answer(inputs.Matrix("dout"))));
}
