using System.Collections.Concurrent;
using System.Globalization;

namespace Workbook.Checks.Tests;

/// <summary>What the check of a task says of one way to make a mistake.</summary>
/// <param name="Variant">The way.</param>
/// <param name="Touches">Whether it changes anything: a mistake of the way back changes nothing in a task that only goes forward.</param>
/// <param name="Report">The report.</param>
internal sealed record VariantReport(Func<Recipe, Recipe> Variant, bool Touches, CheckReport Report)
{
    /// <summary>The seed whose reports several tests look at; they are made once.</summary>
    public const int SharedSeed = 11;

    private static readonly ConcurrentDictionary<(string Task, string Mistake), Lazy<VariantReport>[]> Shared = [];
    private static readonly ConcurrentDictionary<(string Task, int Seed), IReadOnlyList<Recording>> Right = [];

    /// <summary>The reports of a mistake's variants in a task, each made when it is asked for.</summary>
    public static IEnumerable<VariantReport> Of(Mistake mistake, string task, int seed = SharedSeed)
        => (seed == SharedSeed ? Shared.GetOrAdd((task, mistake.Id), _ => Reports(mistake, task, seed)) : Reports(mistake, task, seed))
            .Select(report => report.Value);

    // Those with a number with one as people write it.
    private static Lazy<VariantReport>[] Reports(Mistake mistake, string id, int seed) =>
    [
        .. mistake.VariantsOf(id).Select(variant => variant.Change)
            .Concat(mistake.NumbersOf(id).Select(variant => variant.Change(Written(variant.At(0.7)))))
            .Select(change => new Lazy<VariantReport>(() => Run(change, AllTasks.ById(id), seed))),
    ];

    private static double Written(double number)
        => double.Parse(number.ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static VariantReport Run(Func<Recipe, Recipe> variant, TaskCheck task, int seed)
    {
        var right = Right.GetOrAdd((task.Id, seed), _ => Record(task, Recipe.Correct, seed));
        var recordings = Record(task, variant(Recipe.Correct), seed);
        return new VariantReport(variant, !recordings.Zip(right).All(pair => Same(pair.First, pair.Second)), task.Judge(recordings, seed));
    }

    private static IReadOnlyList<Recording> Record(TaskCheck task, Recipe recipe, int seed)
        => Probe.Record(task.Implementation(recipe), task.Cases(new NumPyRandom(seed)), Check.TimeLimit);

    private static bool Same(Recording left, Recording right) => left.Failure is null && left.ChangedInputs.Count == 0
        && left.Outputs.Count == right.Outputs.Count
        && left.Outputs.All(output => output.Value is { } value && right[output.Key].Same(value));
}
