namespace Workbook.Checks.Tests.Generated;

/// <summary>A fault at one place.</summary>
/// <param name="Place">The place: no two faults of one answer are at the same.</param>
/// <param name="Name">What it is.</param>
/// <param name="Ids">What may be said of it, without what stands before the first "-": any of these names it rightly.</param>
/// <param name="Make">Makes it.</param>
internal sealed record Fault<T>(string Place, string Name, string[] Ids, Func<T, T> Make);

/// <summary>What is drawn for faults.</summary>
internal static class Draws
{
    public static T One<T>(this Random random, params IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>A number of two digits after the point, not near any of others.</summary>
    public static double Number(this Random random, params double[] not)
    {
        while (true)
        {
            var value = Math.Round((random.NextDouble() * 6) - 3, 2);
            if (not.Append(0).All(other => Math.Abs(other - value) > 0.05))
            {
                return value;
            }
        }
    }

    public static double Epsilon(this Random random) => random.One(1e-3, 1e-4, 2e-5, 1e-6, 1e-7, 1e-8, 1e-10, 0.01, 0.1, 0);
}
