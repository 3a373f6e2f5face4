namespace Workbook;

/// <content>Notebook 0.</content>
public static partial class Check
{
    /// <summary>Task 0.1: each column minus its mean.</summary>
    public static CheckReport Center(CenterFunction answer)
        => Run(ForwardSteps.Center, answer, (inputs, outputs) => outputs.Add("centered", answer(inputs.Matrix("x"))));

    /// <summary>Task 0.2: γ·x̂ + β.</summary>
    public static CheckReport ScaleAndShift(ScaleAndShiftFunction answer)
        => Run(ForwardSteps.ScaleAndShift, answer, (inputs, outputs) => outputs.Add("out", answer(inputs.Matrix("xHat"), inputs.Vector("gamma"), inputs.Vector("beta"))));
}
