namespace Workbook.Checks.Probing;

/// <summary>Which code is a learner's: what belongs neither to the runtime nor to MathNet, nor to the workbook.</summary>
internal static class LearnersCode
{
    private static readonly string[] Others = ["System.", "Microsoft.", "MathNet."];

    private static readonly Assembly[] Own = [typeof(BatchNorm).Assembly, typeof(LearnersCode).Assembly];

    /// <summary>Whether an assembly holds a learner's code.</summary>
    public static bool Has(Assembly assembly)
        => !Own.Contains(assembly) && assembly.GetName().Name is { } name
            && !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal));
}
