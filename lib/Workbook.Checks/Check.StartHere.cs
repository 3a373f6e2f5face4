namespace Workbook;

/// <content>Notebook 0.</content>
public static partial class Check
{
    /// <summary>Task 0.1: each column minus its mean.</summary>
    public static CheckReport Center(CenterFunction answer) => Run(StartHereTasks.Center, answer);

    /// <summary>Task 0.2: γ·x̂ + β.</summary>
    public static CheckReport ScaleAndShift(ScaleAndShiftFunction answer) => Run(StartHereTasks.ScaleAndShift, answer);
}
