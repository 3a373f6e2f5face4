using System.Reflection;

namespace Workbook;

/// <summary>Which code is a learner's: what belongs neither to the runtime nor to MathNet, nor to this library.</summary>
internal static class LearnersCode
{
    private static readonly string[] Others = ["System.", "Microsoft.", "MathNet."];

    /// <summary>Whether an assembly holds a learner's code.</summary>
    public static bool Has(Assembly assembly)
        => assembly != typeof(LearnersCode).Assembly && assembly.GetName().Name is { } name && !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal));
}
