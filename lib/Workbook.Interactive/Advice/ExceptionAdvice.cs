using System.Text.RegularExpressions;

namespace Workbook.Interactive;

/// <summary>Finds what an exception means to someone who comes from NumPy.</summary>
internal static partial class ExceptionAdvice
{
    /// <summary>Explains an exception by its message; null where that must do.</summary>
    public static Explanation? Find(string type, string message) => type.Split('.')[^1] switch
    {
        "ArgumentException" or "ArgumentOutOfRangeException" when Dimensions().IsMatch(message) => new(
            "`*` with a matrix is the product of linear algebra, for which the left side needs as many columns as the right side has "
            + "rows. Entry by entry it is `a.PointwiseMultiply(b)`.",
            ProductAdvice.Mistake),
        "ArgumentException" when message.StartsWith("All vectors must have the same dimensionality", StringComparison.Ordinal) => new(
            "Two vectors of different lengths: one has an entry for each column, the other for each row? `axis: 0` gives one for each "
            + "column, `axis: 1` one for each row."),
        "NotImplementedException" when Stub().Match(message) is { Success: true } stub => new(
            $"{stub.Groups[2].Value} is not written yet: it belongs to task {stub.Groups[1].Value}."),
        _ => null,
    };

    [GeneratedRegex(@"^Matrix (dimensions must agree|row dimensions must agree|column dimensions must agree)")]
    private static partial Regex Dimensions();

    [GeneratedRegex(@"^Task ([0-9]+\.[0-9]+[a-z]?): (\w+)$")]
    private static partial Regex Stub();
}
