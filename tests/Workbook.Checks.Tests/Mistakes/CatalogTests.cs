namespace Workbook.Checks.Tests;

/// <summary>The catalog of known mistakes against the checks: each variant of each mistake, in each task where it is looked for.</summary>
public class CatalogTests
{
    public static TheoryData<string> Tasks => [.. TaskCatalog.All.Select(task => task.Id)];

    // Slips at any step have better names where there are any, and some of them change nothing: the generated answers try those.
    public static TheoryData<string> Ids => [.. MistakeCatalog.All.Where(mistake => !mistake.IsGeneral).Select(mistake => mistake.Id)];

    public static TheoryData<string> TasksInNumbers => [.. MistakeCatalog.ById(SinglePrecision.Mistake).Tasks];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_correct_recipe_passes(string id) => Passes(id, 0, 2);

    [Theory]
    [MemberData(nameof(Tasks))]
    [Trait("Category", "Exhaustive")]
    public void The_correct_recipe_passes_whatever_is_drawn(string id) => Passes(id, 2, 10);

    [Theory]
    [MemberData(nameof(Ids))]
    [Trait("Category", "Exhaustive")]
    public void Each_variant_is_rejected_and_named_whatever_is_drawn(string id)
    {
        Assert.All([0, 1, 2, VariantReport.SharedSeed], seed => IsRejectedAndNamed(MistakeCatalog.ById(id), seed));
    }

    [Theory]
    [MemberData(nameof(TasksInNumbers))]
    public void Single_precision_is_named(string id)
    {
        var task = AllTasks.ById(id);
        var recordings = Probe.Record(task.Implementation(Recipe.Correct), task.Cases(new NumPyRandom(1)), Check.TimeLimit);
        var report = task.Judge([.. recordings.Select(InFloats)], 1);
        Assert.Equal(Verdict.Fail, report.Verdict);
        Assert.Equal([SinglePrecision.Mistake], report.Lines.SelectMany(line => line.Mistakes).Distinct());
    }

    [Fact]
    public void Each_has_texts()
    {
        foreach (var mistake in MistakeCatalog.All.SelectMany(InAllWords))
        {
            string[] texts = [mistake.Id, mistake.Name, mistake.Sentence, mistake.Formula, mistake.Question];
            Assert.All(texts, text => Assert.False(string.IsNullOrWhiteSpace(text), mistake.Id));
            Assert.EndsWith(".", mistake.Sentence, StringComparison.Ordinal);
            Assert.Contains("?", mistake.Question, StringComparison.Ordinal);
            Assert.All(mistake.VariantsIn.Keys.Concat(mistake.WordsIn.Keys), task => Assert.Contains(task, mistake.Tasks));
            Assert.All(mistake.Parts, part => Assert.NotNull(MistakeCatalog.ById(part)));
        }

        Assert.All(MistakeCatalog.All.Where(mistake => mistake.IsGeneral), mistake => Assert.NotEmpty(InAllWords(mistake)));
        Assert.Distinct(MistakeCatalog.All.Select(mistake => mistake.Id));
    }

    [Fact]
    public void Each_name_of_the_order_is_that_of_one_group()
        => Assert.Equal(Enum.GetValues<MistakeOrder>(), MistakeCatalog.Groups.Select(group => group.Order));

    // Slips at any step have no words but those of each slip and each number.
    private static IEnumerable<Mistake> InAllWords(Mistake mistake)
    {
        if (!mistake.IsGeneral)
        {
            return [mistake];
        }

        var said = mistake.Tasks.SelectMany(task =>
            mistake.Family(task).Select(variant => variant.Words).Concat(mistake.NumbersOf(task).Select(number => number.Words("3"))));
        return [.. said.Distinct().Select(words => (mistake with { Said = words }).In(mistake.Tasks[0]))];
    }

    private static void Passes(string id, int from, int to)
    {
        var task = AllTasks.ById(id);
        for (var seed = from; seed < to; seed++)
        {
            var report = task.Run(task.Implementation(Recipe.Correct), seed);
            Assert.True(report.Verdict == Verdict.Pass, report.ToString());
            Assert.Empty(report.Findings);
        }
    }

    // In each of its tasks at least one variant is told apart from what is right, and each variant in at least one.
    private static void IsRejectedAndNamed(Mistake mistake, int seed)
    {
        var rejected = new HashSet<Func<Recipe, Recipe>>();
        List<Func<Recipe, Recipe>> all = [.. mistake.Variants, .. mistake.VariantsIn.Values.SelectMany(variants => variants)];
        foreach (var task in mistake.Tasks.Any(task => VariantReport.Of(mistake, task, seed).Any()) ? mistake.Tasks : [])
        {
            var touching = VariantReport.Of(mistake, task, seed).Where(variant => variant.Touches).ToList();
            Assert.True(touching.Count > 0, $"{mistake.Id} is looked for in task {task}, where none of its variants does anything.");
            foreach (var (variant, _, report) in touching)
            {
                Assert.True(report.Verdict is Verdict.Fail or Verdict.Error, $"{mistake.Id} in task {task}: {report}");
                var told = report.Lines.SelectMany(line => line.Mistakes);
                Assert.True(told.Contains(mistake.Id), $"{mistake.Id} in task {task}: {report.ToJson()}");
                rejected.Add(variant);
            }
        }

        Assert.True(all.All(rejected.Contains), $"{mistake.Id} has variants that do nothing anywhere.");
    }

    private static Recording InFloats(Recording recording) => recording with
    {
        Outputs = recording.Outputs.ToDictionary(
            output => output.Key,
            output => output.Value is { } value ? value with { Values = [.. value.Values.Select(number => (double)(float)number)] } : null),
    };
}
