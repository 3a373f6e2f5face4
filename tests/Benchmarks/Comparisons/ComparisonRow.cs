using System.Text.Json.Nodes;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>A line of the result.</summary>
/// <param name="Name">"step.float.numpy".</param>
/// <param name="Ours">The median of our side.</param>
/// <param name="Peer">The median of the other side; <see langword="null"/> where there is none.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Ratio">How many times better ours is.</param>
/// <param name="Low">The smallest ratio of a round.</param>
/// <param name="High">The largest ratio of a round.</param>
internal sealed record ComparisonRow(string Name, double Ours, double? Peer, string Unit, double? Ratio, double? Low, double? High)
{
    /// <summary>The line of two sides that were measured by turns, a figure a round.</summary>
    public static ComparisonRow Of(string name, string unit, bool moreIsBetter, IReadOnlyList<double> ours, IReadOnlyList<double> theirs)
    {
        double Ratio(double our, double their) => moreIsBetter ? our / their : their / our;
        var rounds = ours.Zip(theirs, Ratio).ToList();
        var (our, their) = (Median(ours), Median(theirs));
        return new(name, our, their, unit, Ratio(our, their), rounds.Min(), rounds.Max());
    }

    /// <summary>A figure without a peer.</summary>
    public static ComparisonRow Alone(string name, string unit, IReadOnlyList<double> ours) =>
        new(name, Median(ours), null, unit, null, null, null);

    /// <summary>The line of <c>--json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["name"] = Name,
        ["ours"] = Ours,
        ["peer"] = Peer,
        ["unit"] = Unit,
        ["ratio"] = Ratio,
        ["low"] = Low,
        ["high"] = High,
    };

    /// <summary>The median.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
