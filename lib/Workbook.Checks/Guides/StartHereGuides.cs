namespace Workbook.Checks.Guides;

/// <summary>Hints of notebook 0.</summary>
internal static class StartHereGuides
{
    public static IReadOnlyList<TaskGuide> All { get; } =
    [
        new(
            "0.1",
            "Each column is to lose its own mean. How many means are there: N, D or one?",
            "`x.Mean(axis: 0)` takes the mean down each column and gives a vector (D). A matrix minus such a vector subtracts it from every row.",
            "`x - x.Mean(axis: 0)`"),
        new(
            "0.2",
            "What is the shape of `xHat * gamma`? (The table \"From NumPy to C#\" in `0-StartHere` says it.)",
            "Multiplying entry by entry has a method with a name; adding a vector (D) to every row is the plain `+`.",
            "`xHat.PointwiseMultiply(gamma) + beta`"),
    ];
}
