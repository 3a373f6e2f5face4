namespace Workbook.Checks.Mistakes;

/// <summary>Single precision takes part: the values are right to about seven digits. <see cref="SinglePrecision"/> tells it.</summary>
internal static class FloatSums
{
    public static Mistake Mistake { get; } = new("cs-float-sums", "float instead of double")
    {
        Tasks = ["0.1", "0.2", "1.1", "1.2", "1.3", "1.4a", "1.4b", "1.4c", "1.4d", "1.4e", "1.4f", "1.4g", "1.4h", "1.5", "1.6", "1.7", "1.8", "1.9", "1.10"],
        Sentence = "The values are right to about seven digits and no further, which is as much as a float holds.",
        Formula = "a float has 24 bits, a double 53; a float anywhere in a sum limits the whole sum",
        FormulaIsRule = true,
        Question = "Which variable, cast, suffix (as in 0.5f) or function (as MathF.Sqrt) in this code is of type float?",
    };
}
