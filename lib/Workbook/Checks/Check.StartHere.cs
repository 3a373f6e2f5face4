namespace Workbook;

/// <content>Notebook 0.</content>
public static partial class Check
{
    /// <summary>Task 0.1: each column minus its mean.</summary>
    public static CheckReport Center(CenterFunction answer) => Pending("0.1", "Center", 1, answer);

    /// <summary>Task 0.2: γ·x̂ + β.</summary>
    public static CheckReport ScaleAndShift(ScaleAndShiftFunction answer) => Pending("0.2", "ScaleAndShift", 1, answer);
}
