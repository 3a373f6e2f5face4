namespace Workbook.Checks.Tests.Generated;

/// <summary>Faults of a forward pass.</summary>
internal static class ForwardFaults
{
    /// <summary>One of them, with a constant of its own where it has one.</summary>
    /// <param name="averages">Whether there are running averages.</param>
    public static Fault<ForwardLoops> Draw(Random random, bool averages)
    {
        T One<T>(params T[] from) => random.One(from);
        switch (random.Next(averages ? 14 : 11))
        {
            case 0:
                var mean = One("last", "first", "without last", "without first", "repeated");
                return new("μ", $"sum of μ: {mean}", ["step-sum"], loops => loops with { MeanSum = mean });
            case 1:
                var variance = One("last", "first", "without last", "without first", "repeated");
                return new("σ² sum", $"sum of σ²: {variance}", ["step-sum"], loops => loops with { VarianceSum = variance });
            case 2:
                var count = One("1", "n - 1", "n²", "m");
                return new("σ² count", $"{count} for n in σ²",
                    [
                        "var-unbiased-fwd", "var-unbiased", "var-not-divided", "divided-by-n", "step-power", "step-factor", "step-swapped",
                        "step-left-out",
                    ],
                    loops => loops with { VarianceCount = count });
            case 3:
                var inMean = One("1", "n²", "m");
                return new("μ count", $"{inMean} for n in μ",
                    ["step-power", "step-factor", "step-swapped", "step-left-out", "divided-by-n"],
                    loops => loops with { MeanCount = inMean });
            case 4:
                var squares = One(("x", "x"), ("c", "1"), ("c", "x"), ("|c|", "1"));
                return new("squares", $"{squares} squared",
                    ["var-not-centered", "var-not-squared", "step-swapped", "step-left-out"], loops => loops with { InSquares = squares });
            case 5:
                var inXHat = One("x", "1", "mean");
                return new("x̂", $"{inXHat} for x − μ", ["mean-not-subtracted", "step-swapped", "step-left-out", "step-factor"],
                    loops => loops with { InXHat = inXHat });
            case 6:
                var power = One(-1, 0, 0.5, -2, random.Number(-0.5));
                return new("root", $"root to the power {power}", ["square-vs-sqrt", "std-forgotten", "step-power", "step-left-out"],
                    loops => loops with { RootPower = power });
            case 7:
                var epsilon = random.Epsilon();
                return new("ε", $"ε = {epsilon}", ["eps-value", "step-epsilon", "step-swapped"], loops => loops with { Epsilon = epsilon });
            case 8:
                var own = One<double?>(null, random.Epsilon());
                return new("ε", $"ε = {own} outside", ["eps-outside", "eps-value"],
                    loops => loops with { IsOutside = true, Epsilon = own });
            case 9:
                var gamma = One(0, -1, 2.0);
                return new("γ", $"γ to the power {gamma}",
                    ["fwd-gamma-forgotten", "gamma-beta-forgotten", "step-power", "step-factor", "step-left-out"],
                    loops => loops with { GammaPower = gamma });
            case 10:
                var (scale, shift) = One((random.Number(1), 1.0), (1.0, random.Number(1)), (1, 0), (1, -1), (-1, 1));
                return new("y", $"{scale}·γx̂ + {shift}·β",
                    ["fwd-beta-forgotten", "gamma-beta-forgotten", "step-number", "step-sign", "step-left-out"],
                    loops => loops with { XHatFactor = scale, BetaFactor = shift });
            case 11:
                var weight = random.One(0.8, 0.5, 0.99, 0.95, 0.75, 0.123);
                return new("averages", $"momentum {weight}", ["momentum-value"],
                    loops => loops with { Old = _ => weight, New = _ => 1 - weight });
            case 12:
                var (name, old, batch) = random.One<(string Name, Func<double, double> Old, Func<double, double> New)>(
                    ("swapped", momentum => 1 - momentum, momentum => momentum), ("overwritten", _ => 0, _ => 1),
                    ("kept", _ => 1, _ => 0), ("not faded", _ => 1, momentum => 1 - momentum));
                return new("averages", name, ["momentum-swapped", "running-overwritten", "running-never-updated", "running-not-faded"],
                    loops => loops with { Old = old, New = batch });
            default:
                var (what, gathered) = random.One<(string Name, Func<double, int, double, double> Of)>(
                    ("n - 1", (value, n, _) => value * n / Math.Max(1, n - 1)), ("root", (value, _, _) => Math.Sqrt(value)),
                    ("with ε", (value, _, given) => value + given), ("1/root", (value, _, given) => 1 / Math.Sqrt(value + given)));
                return new("gathered", $"{what} gathered",
                    ["running-var-unbiased", "running-std", "running-eps", "running-inverse"], loops => loops with { Gathered = gathered });
        }
    }
}
