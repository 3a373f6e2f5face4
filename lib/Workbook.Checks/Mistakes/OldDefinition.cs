namespace Workbook.Checks.Mistakes;

/// <summary>A function was defined again, and the code that calls it still uses the older version.</summary>
internal static class OldDefinition
{
    public static Mistake Mistake { get; } = Of([]);

    /// <summary>The mistake, naming the methods that are called in an older version.</summary>
    public static Mistake Of(IReadOnlyList<string> methods) => new("cs-old-definition", "an older version of a redefined function is still called")
    {
        Tasks = ["1.3", "1.5", "1.6", "1.7", "1.8"],
        Sentence = $"This answer still calls an older version of {(methods.Count == 0 ? "a function that you have defined again since" : string.Join(" and ", methods))}.",
        Formula = "a cell calls the functions as they were when the cell was run",
        FormulaIsRule = true,
        Question = "Which cells have you run since you changed what this code calls? Which of them have to be run again?",
    };
}
