using static Workbook.Cli.Tests.LearnersNotebook;

namespace Workbook.Cli.Tests;

/// <summary>Known mistakes in whole notebooks: <c>workbook check</c> fails the task and names them.</summary>
public sealed class CheckMistakesTests
{
    public static TheoryData<string> Ids { get; } = [.. Slip.All.Select(slip => slip.Id)];

    [Trait("Category", "Exhaustive")]
    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_known_mistake_is_named(string id)
    {
        var slip = Slip.All.Single(slip => slip.Id == id);
        using var notebook = new LearnersNotebook(slip.Notebook);
        foreach (var (task, old, instead) in slip.Edits)
        {
            notebook.With(task, old, instead);
        }

        var check = await notebook.OnlyChecking(slip.Task).CheckAsync("--seed", "5");
        Assert.Equal("fail", Verdict(check, slip.Task));
        Assert.Contains(id, Mistakes(check, slip.Task));
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_product_of_linear_algebra_that_does_not_compile_is_named_and_explained()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization").With("1.3", "xHat.PointwiseMultiply(gamma)", "gamma * xHat");
        var check = await notebook.OnlyChecking("1.3").CheckAsync();
        Assert.Equal("error", Verdict(check, "1.3"));
        Assert.Equal(["cs-matrix-product"], Mistakes(check, "1.3"));
        Assert.Contains("xHat.PointwiseMultiply(gamma)", Message(check, "1.3"), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Exhaustive")]
    public async Task A_function_that_still_calls_what_was_put_right_later_is_named()
    {
        using var notebook = new LearnersNotebook("1-BatchNormalization");
        var right = notebook.Cell("answer", "1.4c").Source;
        notebook.With("1.4c", "-0.5", "0.5").Insert(notebook.Cell("answer", "1.5"), right);
        var check = await notebook.OnlyChecking("1.5").CheckAsync();
        Assert.Equal("fail", Verdict(check, "1.5"));
        Assert.Contains("cs-old-definition", Mistakes(check, "1.5"));
    }
}
