namespace Workbook.Testing;

/// <summary>
/// Compares numbers by significant digits. For arrays the digits are those of the largest entry: what cancels elsewhere is rounding.
/// </summary>
public static class Digits
{
    /// <exception cref="DigitsException">They differ before that digit.</exception>
    public static void Agree(double expected, double actual, int digits = 12) => Agree([expected], [actual], digits);

    /// <exception cref="DigitsException">They differ before that digit, or in length.</exception>
    public static void Agree(IReadOnlyList<double> expected, IReadOnlyList<double> actual, int digits = 12)
    {
        if (expected.Count != actual.Count)
        {
            throw new DigitsException($"{actual.Count} numbers; {expected.Count} were expected.");
        }

        var scale = expected.Select(Math.Abs).DefaultIfEmpty().Max();
        for (var i = 0; i < expected.Count; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= scale * Math.Pow(10, -digits)))
            {
                throw new DigitsException(
                    FormattableString.Invariant(
                        $"Number {i} is {actual[i]:R}; expected was {expected[i]:R} to {digits} digits of {scale:R}."));
            }
        }
    }
}
