using System.Diagnostics.CodeAnalysis;

namespace Workbook.Checks.Reports;

/// <summary>How a verdict is written: a symbol and a word, so that nothing depends on color.</summary>
internal static class VerdictWords
{
    public static string Symbol(Verdict? verdict) => VerdictWord.Symbol(Word(verdict));

    /// <summary>The word of the command's JSON contract.</summary>
    [return: NotNullIfNotNull(nameof(verdict))]
    public static string? Word(Verdict? verdict) => verdict switch
    {
        null => null,
        Verdict.Pass => VerdictWord.Pass,
        Verdict.Fail => VerdictWord.Fail,
        Verdict.NotAttempted => VerdictWord.NotAttempted,
        Verdict.Blocked => VerdictWord.Blocked,
        _ => VerdictWord.Error,
    };

    /// <summary>The word in a line of a table; of <see langword="null"/>, where nothing was checked.</summary>
    public static string Short(Verdict? verdict) => verdict switch
    {
        null => "not checked",
        Verdict.NotAttempted => "not yet",
        { } known => Word(known),
    };

    /// <summary>The words that a learner reads; of <see langword="null"/>, where nothing was checked.</summary>
    public static string Sentence(Verdict? verdict) => VerdictWord.Sentence(Word(verdict));
}
