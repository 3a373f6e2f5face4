namespace Workbook.Benchmarks;

/// <summary>How long a learner waits for a check, once warm.</summary>
internal static class CheckBenchmark
{
    private static readonly (string Name, Func<CheckReport> Run)[] Checks =
    [
        (nameof(Check.BatchNormForward), () => Check.BatchNormForward(BatchNorm.Forward)),
        (nameof(Check.BatchNormBackward), () => Check.BatchNormBackward(BatchNorm.Backward)),
        (nameof(Check.LayerNormBackward), () => Check.LayerNormBackward(LayerNorm.Backward)),
        (nameof(Check.DropoutForward), () => Check.DropoutForward(Dropout.Forward)),
        (nameof(Check.DropoutBackward), () => Check.DropoutBackward(Dropout.Backward)),
        (nameof(Check.DropoutNet), () => Check.DropoutNet(Dropout.Forward, Dropout.Backward)),
    ];

    internal static void Run()
    {
        Console.WriteLine();
        Console.WriteLine($"{"check, once warm",-26} {"ms",13}");
        var medians = Timing.Medians(15, Array.ConvertAll(Checks, check => (Action)(() => check.Run())));
        for (var i = 0; i < Checks.Length; i++)
        {
            Console.WriteLine(FormattableString.Invariant($"{Checks[i].Name,-26} {medians[i],13:0.0}"));
        }
    }
}
