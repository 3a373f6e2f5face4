namespace Workbook.Checks.Reports;

/// <summary>The words around the mistakes that were recognized, the same in text and HTML.</summary>
internal static class RecognitionWords
{
    private const string FormulaLead = "The line of the formula:";
    private const string RuleLead = "What holds here:";

    public const string QuestionLead = "Ask yourself:";

    /// <summary>What stands before the names.</summary>
    public static string Lead(IReadOnlyList<Recognition> recognized) => recognized.Count switch
    {
        1 => "Recognized:",
        2 => "Two things at once:",
        3 => "Three things at once:",
        _ => $"{recognized.Count} things at once:",
    };

    /// <summary>The name of what was found; names with "either … or …" where they cannot be told apart.</summary>
    public static string Names(Recognition recognition)
    {
        var names = recognition.Mistakes.Select(mistake => mistake.Name).Distinct().ToList();
        return names.Count == 1
            ? names[0] + "."
            : $"either {string.Join(", ", names.SkipLast(1))}{(names.Count > 2 ? "," : "")} or {names[^1]}, which give the same result here.";
    }

    /// <summary>What stands before a mistake's formula, which may be a rule in words.</summary>
    public static string Lead(MistakeText mistake) => mistake.FormulaIsRule ? RuleLead : FormulaLead;

    /// <summary>A name at the start of a line.</summary>
    public static string Start(string name) => $"{char.ToUpperInvariant(name[0])}{name[1..]}:";
}
