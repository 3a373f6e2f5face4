namespace Workbook.Checks.Tests.Generated;

/// <summary>Faults of a backward pass.</summary>
internal static class BackwardFaults
{
    /// <summary>One of them, with a constant of its own where it has one.</summary>
    public static Fault<BackwardLoops> Draw(Random random)
    {
        T One<T>(params T[] from) => random.One(from);
        switch (random.Next(20))
        {
            case 0:
                var power = One(0.0, -1, 2);
                return new("gamma", $"γ^{power}", power switch
                {
                    0 => ["bwd-gamma-forgotten", "bwd-gamma-late", "step-left-out"],
                    -1 => ["bwd-gamma-divides", "step-power", "step-factor"],
                    _ => ["step-factor", "step-power"],
                }, loops => loops with { GammaPower = power });
            case 1:
                var inDs = One("x", "xHat", "1", "dout");
                return new("ds", $"{inDs} in ds", inDs switch
                {
                    "x" => ["bwd-not-centered", "step-swapped", "step-left-out"],
                    "xHat" => ["bwd-xhat-for-centered", "step-swapped", "dvar-power", "step-power", "step-factor"],
                    "1" => ["step-left-out"],
                    _ => ["step-swapped"],
                }, loops => loops with { InDs = inDs });
            case 2:
                var inVariance = One("x", "xHat", "1", "dout");
                return new("variance", $"{inVariance} in the way through the variance", inVariance switch
                {
                    "xHat" => ["bwd-xhat-for-centered", "step-swapped", "dvar-power", "step-power", "step-factor"],

                    // A constant, which the way through the mean takes away.
                    "1" => ["step-left-out", "bwd-no-var-path", "bwd-product-of-sums"],
                    _ => ["step-swapped", "bwd-not-centered"],
                }, loops => loops with { InVariance = inVariance });
            case 3:
                var inDirect = One("xHat", "c", "1", "dout", "x", "g/n");
                return new("direct", $"{inDirect} in the direct way",
                    inDirect == "1" ? ["step-left-out", "step-swapped", "bwd-no-direct-path"]
                    : inDirect == "g/n" ? ["step-factor", "divided-by-n"]
                    : ["step-swapped", "bwd-gamma-forgotten", "bwd-gamma-late"], loops => loops with { InDirect = inDirect });
            case 4:
                var half = One(0.5, -1, 1, random.Number(-0.5));
                return new("half", $"{half} for −½", half switch
                {
                    0.5 => ["dvar-sign", "step-sign"],
                    -1 => ["dvar-half", "step-number"],
                    _ => ["step-number", "dvar-sign", "dvar-half"],
                }, loops => loops with { Half = half });
            case 5:
                var slope = One(-0.5, -1, -2, -3, 1.5, random.Number(-1.5));
                return new("slope", $"power {slope}", ["dvar-power", "step-power", "bwd-xhat-for-centered", "step-swapped", "step-factor"],
                    loops => loops with { SlopePower = slope });
            case 6:
                var two = One(1.0, -2, 0, random.Number(2));
                return new("two", $"{two} for 2", two switch
                {
                    1 => ["dcentered-two", "step-number"],
                    -2 => ["dvar-sign", "step-sign"],
                    0 => ["bwd-no-var-path", "step-left-out", "bwd-product-of-sums"],
                    _ => ["step-number"],
                }, loops => loops with { Two = two });
            case 7:
                var sign = One(1.0, 0, -2, random.Number(-1));
                return new("mean", $"{sign} for −1 in dμ", sign switch
                {
                    1 => ["dmean-sign", "step-sign"],
                    0 => ["bwd-no-mean-path", "step-left-out"],
                    _ => ["step-number"],
                }, loops => loops with { MeanSign = sign });
            case 8:
                var direct = One(0.0, -1, 0.5, -2, random.Number(-0.5));
                return new("root", $"direct way to the power {direct}", direct switch
                {
                    0 => ["std-forgotten", "step-left-out", "step-power"],
                    -1 => ["square-vs-sqrt", "step-power"],
                    _ => ["step-power", "square-vs-sqrt"],
                }, loops => loops with { DirectPower = direct });
            case 9:
                var factor = One(0.0, -1, 2, random.Number(1));
                return new("direct factor", $"{factor} times the direct way", factor switch
                {
                    0 => ["bwd-no-direct-path", "step-left-out", "result-unwritten"],
                    -1 => ["step-sign"],
                    _ => ["step-number"],
                }, loops => loops with { DirectFactor = factor });
            case 10:
                var inSlope = random.Epsilon();
                return new("slope ε", $"ε = {inSlope} in dσ²", ["eps-value", "eps-missing-bwd", "step-epsilon", "step-swapped"],
                    loops => loops with { SlopeEpsilon = inSlope });
            case 11:
                var inRoot = random.Epsilon();
                return new("root ε", $"ε = {inRoot} in the direct way", ["eps-value", "eps-missing-bwd", "step-epsilon", "step-swapped"],
                    loops => loops with { DirectEpsilon = inRoot });
            case 12:
                var count = One("1", "n²", "m");
                return new("variance count", $"{count} for n at the variance",
                    [
                        "bwd-no-1/N", "bwd-no-1/D", "divided-by-n", "bwd-mean-for-sum", "step-factor", "step-left-out", "step-power",
                        "step-swapped",
                    ],
                    loops => loops with { VarianceCount = count });
            case 13:
                var mean = One("1", "n²", "m");
                return new("mean count", $"{mean} for n at the mean", ["bwd-no-1/N", "bwd-no-1/D", "divided-by-n", "dmean-divided-twice",
                    "step-factor", "step-left-out", "step-power", "step-swapped"], loops => loops with { MeanCount = mean });
            case 14:
                var ds = One("last", "first", "without last", "without first", "repeated");
                return new("ds sum", $"ds: {ds}", ["step-sum"], loops => loops with { DsSum = ds });
            case 15:
                var dmean = One("last", "first", "without last", "without first", "repeated");
                return new("mean sum", $"dμ: {dmean}", ["step-sum"], loops => loops with { MeanSum = dmean });
            case 16:
                var dgamma = One("last", "first", "without last", "without first", "mean");
                return new("dγ sum", $"dγ: {dgamma}", dgamma == "mean" ? ["bwd-mean-for-sum", "dgamma-mean"] : ["step-sum"],
                    loops => loops with { DgammaSum = dgamma });
            case 17:
                var dbeta = One("last", "first", "without last", "without first", "mean");
                return new("dβ sum", $"dβ: {dbeta}", dbeta == "mean" ? ["bwd-mean-for-sum", "dgamma-mean"] : ["step-sum"],
                    loops => loops with { DbetaSum = dbeta });
            case 18:
                var (gradient, value) = One(("g", "xHat"), ("dout", "x"), ("dout", "c"), ("dout", "1"));
                return new("dγ", $"dγ: {gradient}·{value}",
                    ["bwd-dxhat-for-dout", "dgamma-x", "dgamma-without-xhat", "step-swapped", "step-left-out", "step-factor"],
                    loops => loops with { InDgamma = (gradient, value) });
            default:
                var written = One("none", "last", "first");
                return new("written", $"dx written: {written}", ["result-unwritten"], loops => loops with { Written = written });
        }
    }
}
