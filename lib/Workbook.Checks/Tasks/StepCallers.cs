namespace Workbook.Checks.Tasks;

/// <summary>Calls implementations of the small tasks with the inputs of a case.</summary>
internal static class StepCallers
{
    public static Caller Center(CenterFunction answer) => (inputs, outputs) => outputs.Add("centered", answer(inputs.Matrix("x")));

    public static Caller ScaleAndShift(ScaleAndShiftFunction answer) => (inputs, outputs) => outputs.Add("out", answer(inputs.Matrix("xHat"), inputs.Vector("gamma"), inputs.Vector("beta")));
    public static Caller BatchStatistics(BatchStatisticsFunction answer) => (inputs, outputs) =>
    {
        var (mean, variance) = answer(inputs.Matrix("x"));
        outputs.Add("mean", mean);
        outputs.Add("variance", variance);
    };

    public static Caller Normalize(NormalizeFunction answer) => (inputs, outputs)
        => outputs.Add("xHat", answer(inputs.Matrix("x"), inputs.Vector("mean"), inputs.Vector("variance"), inputs.Number("epsilon")));

    public static Caller DxHat(DxHatFunction answer) => (inputs, outputs)
        => outputs.Add("dxHat", answer(inputs.Matrix("dout"), inputs.Vector("gamma")));

    public static Caller DInverseStd(DInverseStdFunction answer) => (inputs, outputs)
        => outputs.Add("dInverseStd", answer(inputs.Matrix("dxHat"), inputs.Matrix("centered")));

    public static Caller Dvar(DvarFunction answer) => (inputs, outputs)
        => outputs.Add("dvar", answer(inputs.Vector("dInverseStd"), inputs.Vector("variance"), inputs.Number("epsilon")));

    public static Caller DCentered(DCenteredFunction answer) => (inputs, outputs)
        => outputs.Add("dCentered", answer(inputs.Matrix("dxHat"), inputs.Matrix("centered"), inputs.Vector("dvar"), inputs.Vector("variance"), inputs.Number("epsilon")));

    public static Caller Dmean(DmeanFunction answer) => (inputs, outputs)
        => outputs.Add("dmean", answer(inputs.Matrix("dCentered")));

    public static Caller Dx(DxFunction answer) => (inputs, outputs)
        => outputs.Add("dx", answer(inputs.Matrix("dCentered"), inputs.Vector("dmean")));

    public static Caller Dgamma(DgammaFunction answer) => (inputs, outputs)
        => outputs.Add("dgamma", answer(inputs.Matrix("dout"), inputs.Matrix("xHat")));

    public static Caller Dbeta(DbetaFunction answer) => (inputs, outputs)
        => outputs.Add("dbeta", answer(inputs.Matrix("dout")));
}
