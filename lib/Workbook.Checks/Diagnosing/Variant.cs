namespace Workbook.Checks.Diagnosing;

/// <summary>One way to make a mistake.</summary>
/// <param name="Change">What it changes in a correct recipe.</param>
/// <param name="Words">What is said of this way in place of the mistake's own words.</param>
internal sealed record Variant(Func<Recipe, Recipe> Change, Wording? Words = null);

/// <summary>
/// One way to make a mistake with a number that a check cannot know, as an ε, a momentum or a power: it is found from one of the recordings
/// and has to explain all the others.
/// </summary>
/// <param name="Change">What it changes in a correct recipe, for a number.</param>
/// <param name="From">The smallest number that is looked for.</param>
/// <param name="To">The largest.</param>
/// <param name="Words">What is said of it, given the number as text.</param>
internal sealed record NumberVariant(Func<double, Func<Recipe, Recipe>> Change, double From, double To, Func<string, Wording> Words)
{
    /// <summary>Ids of mistakes that are part of it.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>The right number, where there is one: what is as near to it as rounding is none of one's own.</summary>
    public double Right { get; init; } = double.NaN;

    private const int Steps = 24;
    private const int Halvings = 60;
    private const int Turns = 16;

    /// <summary>Whether numbers lie together in their orders of magnitude, as those of ε.</summary>
    private bool IsLogarithmic => From > 0 && To / From > 100;

    /// <summary>A number between the two.</summary>
    public double Middle => At(0.5);

    /// <summary>
    /// A number with which a way does all that it can do, and no more: a small ε makes anything of a column without spread.
    /// </summary>
    public double Typical => IsLogarithmic ? At(0.9) : Middle;

    /// <summary>The number at a share of the way from the smallest to the largest.</summary>
    public double At(double share) => At(share, From, To);

    /// <summary>
    /// The numbers at which <paramref name="difference"/> (between what a recipe with that number gives and what an answer gave) is 0, as a
    /// person would write them: with few digits where that is as good.
    /// </summary>
    public IEnumerable<double> Zeros(Func<double, double> difference)
    {
        (double At, double Off) Of(double number) => (number, difference(number));
        IEnumerable<double> Found((double At, double Off) left, (double At, double Off) right)
            => double.IsFinite(left.Off) && double.IsFinite(right.Off) && (left.Off == 0 || Math.Sign(left.Off) != Math.Sign(right.Off))
                ? Written(left.Off == 0 ? left.At : Between(difference, left.At, right.At, left.Off)).Where(IsOther) : [];
        var (before, left) = (Of(From), Of(At(1.0 / Steps)));
        var found = Found(before, left);
        for (var i = 2; i <= Steps; i++)
        {
            var right = Of(At((double)i / Steps));
            found = found.Concat(Found(left, right));

            // A curve that turns back near 0 may have met it twice.
            if (Math.Abs(left.Off) < Math.Abs(before.Off) && Math.Abs(left.Off) < Math.Abs(right.Off)
                && before.Off * left.Off > 0 && left.Off * right.Off > 0)
            {
                var turn = Of(Turn(difference, before.At, right.At));
                found = found.Concat(Found(before, turn)).Concat(Found(turn, right));
            }

            foreach (var number in found)
            {
                yield return number;
            }

            (before, left, found) = (left, right, []);
        }
    }

    /// <summary>The number as it is told: "0.0001", "1e-07", "0.9f".</summary>
    public static string Text(double number)
    {
        var single = (float)number;
        return number == single && single.ToString("R", CultureInfo.InvariantCulture) is var text
            && double.Parse(text, CultureInfo.InvariantCulture) != number
            ? $"{text}f"
            : number.ToString("G6", CultureInfo.InvariantCulture);
    }

    // Where a difference is smallest, between two numbers.
    private double Turn(Func<double, double> difference, double left, double right)
    {
        for (var i = 0; i < Turns; i++)
        {
            var (one, other) = (At(1.0 / 3, left, right), At(2.0 / 3, left, right));
            (left, right) = Math.Abs(difference(one)) < Math.Abs(difference(other)) ? (left, other) : (one, right);
        }

        return At(0.5, left, right);
    }

    private bool IsOther(double number) => double.IsFinite(number) && !(Math.Abs(number - Right) <= 1e-5 * Math.Abs(Right));

    private double Between(Func<double, double> difference, double left, double right, double below)
    {
        for (var i = 0; i < Halvings; i++)
        {
            var middle = At(0.5, left, right);
            var found = difference(middle);
            if (found == 0 || !double.IsFinite(found))
            {
                return found == 0 ? middle : double.NaN;
            }

            (left, right) = Math.Sign(found) == Math.Sign(below) ? (middle, right) : (left, middle);
        }

        return At(0.5, left, right);
    }

    // People write few digits, and a float is none of them.
    private static IEnumerable<double> Written(double number)
    {
        for (var digits = 1; digits <= 4; digits++)
        {
            var few = double.Parse(number.ToString($"E{digits - 1}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (Math.Abs(few - number) <= 1e-5 * Math.Abs(number))
            {
                yield return few;
                yield return (float)few;
                break;
            }
        }

        yield return number;
    }

    private double At(double share, double left, double right) => IsLogarithmic
        ? left * PortableMath.Pow(right / left, share)
        : left + (share * (right - left));
}
