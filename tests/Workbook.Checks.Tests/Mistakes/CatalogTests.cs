namespace Workbook.Checks.Tests;

/// <summary>The catalog of known mistakes against the checks: each variant of each mistake, in each task where it is looked for.</summary>
public class CatalogTests
{
    public static TheoryData<string> Tasks => [.. TaskCatalog.All.Select(task => task.Id)];

    public static TheoryData<string> Ids => [.. MistakeCatalog.All.Select(mistake => mistake.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void The_correct_recipe_passes(string id)
    {
        var task = AllTasks.ById(id);
        for (var seed = 0; seed < 10; seed++)
        {
            var report = task.Run(task.Implementation(Recipe.Correct), seed);
            Assert.True(report.Verdict == Verdict.Pass, report.ToString());
            Assert.Empty(report.Findings);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_variant_is_rejected_and_named(string id)
    {
        var mistake = MistakeCatalog.ById(id);
        foreach (var task in mistake.Tasks.Select(AllTasks.ById))
        {
            var index = 0;
            foreach (var variant in mistake.VariantsOf(task.Id))
            {
                for (var seed = 0; seed < 2; seed++)
                {
                    if (!Touches(task, variant, seed))
                    {
                        continue;
                    }

                    var report = task.Run(task.Implementation(variant(Recipe.Correct)), seed);
                    Assert.True(report.Verdict is Verdict.Fail or Verdict.Error, $"{id}, variant {index} in task {task.Id}: {report}");
                    Assert.True(report.Lines.Any(line => line.Mistakes.Contains(id)), $"{id}, variant {index} in task {task.Id}: {report.ToJson()}");
                }

                index++;
            }
        }
    }

    [Fact]
    public void Each_has_texts_and_a_task()
    {
        foreach (var mistake in MistakeCatalog.All)
        {
            Assert.All(new[] { mistake.Id, mistake.Name, mistake.Sentence, mistake.Formula, mistake.Question }, text => Assert.False(string.IsNullOrWhiteSpace(text), mistake.Id));
            Assert.EndsWith(".", mistake.Sentence, StringComparison.Ordinal);
            Assert.Contains("?", mistake.Question, StringComparison.Ordinal);
            Assert.True(mistake.Tasks.Count > 0 || mistake.Variants.Count == 0, mistake.Id);
            Assert.All(mistake.Tasks.Concat(mistake.VariantsIn.Keys), task => Assert.Contains(TaskCatalog.All, known => known.Id == task));
            Assert.All(mistake.Parts, part => Assert.NotNull(MistakeCatalog.ById(part)));
        }

        Assert.Distinct(MistakeCatalog.All.Select(mistake => mistake.Id));
    }

    // A mistake of the way back changes nothing in a task that only goes forward.
    private static bool Touches(TaskCheck task, Func<Recipe, Recipe> variant, int seed)
    {
        var cases = task.Cases(new NumPyRandom(seed)).ToList();
        IReadOnlyList<Recording> Record(Recipe recipe) => Probe.Record(task.Implementation(recipe), cases, Check.TimeLimit);
        return !Record(variant(Recipe.Correct)).Zip(Record(Recipe.Correct)).All(pair => Same(pair.First, pair.Second));
    }

    private static bool Same(Recording left, Recording right) => left.Failure is null && left.ChangedInputs.Count == 0
        && left.Outputs.Count == right.Outputs.Count && left.Outputs.All(output => output.Value is { } value && right[output.Key].Same(value));
}
