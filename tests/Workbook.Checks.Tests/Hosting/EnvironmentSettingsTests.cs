using Workbook.Tests;

namespace Workbook.Checks.Tests.Hosting;

/// <summary>The variables that the command sets. Everybody sees them, so these tests run alone.</summary>
[Collection(nameof(OneConsole))]
public sealed class EnvironmentSettingsTests : IDisposable
{
    private const string Seed = "WORKBOOK_CHECK_SEED";
    private const string Experiments = "WORKBOOK_EXPERIMENTS";
    private const string Live = "WORKBOOK_LIVE";

    // Tests of other classes may have set it.
    public EnvironmentSettingsTests() => Check.Seed = null;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Seed, null);
        Environment.SetEnvironmentVariable(Experiments, null);
        Environment.SetEnvironmentVariable(Live, null);
    }

    [Fact]
    public void Checks_draw_from_the_environments_seed_unless_the_notebook_sets_its_own()
    {
        Environment.SetEnvironmentVariable(Seed, "231");
        Assert.Equal(231, Check.Dbeta(dout => dout.Sum(axis: 0)).Seed);
        try
        {
            Check.Seed = 7;
            Assert.Equal(7, Check.Dbeta(dout => dout.Sum(axis: 0)).Seed);
        }
        finally
        {
            Check.Seed = null;
        }
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("many")]
    [InlineData("2147483648")]
    public void A_wrong_seed_is_named_with_its_variable_and_what_was_wanted(string value)
    {
        Environment.SetEnvironmentVariable(Seed, value);
        var error = Assert.Throws<InvalidOperationException>(() => Check.Dbeta(dout => dout.Sum(axis: 0)));
        Assert.Equal(
            $"The environment's {Seed} is \"{value}\"; wanted a whole number from 0 to 2147483647, or no such variable.", error.Message);
    }

    [Fact]
    public void Experiments_are_left_out_and_say_so()
    {
        Environment.SetEnvironmentVariable(Experiments, "skip");
        var (experiment, printed) = OneConsole.Capture(
            () => Experiment.Run<int>("Experiment A", () => throw new InvalidOperationException("must not run")));
        Assert.Equal("Experiment A is left out here.", printed);
        Assert.Equal("Experiment A is left out here.", experiment.Waiting);
        Assert.Equal("Experiment A is left out here.", experiment.Show(result => $"drawn {result}"));
    }

    [Fact]
    public void A_wrong_word_for_experiments_is_named_with_its_variable_and_what_was_wanted()
    {
        Environment.SetEnvironmentVariable(Experiments, "no");
        var error = Assert.Throws<InvalidOperationException>(() => Experiment.Run("Experiment A", () => 42));
        Assert.Equal($"The environment's {Experiments} is \"no\"; wanted \"skip\", or no such variable.", error.Message);
    }

    [Fact]
    public void A_wrong_word_for_what_is_live_is_named_with_its_variable_and_what_was_wanted()
    {
        Environment.SetEnvironmentVariable(Live, "all");
        var error = Assert.Throws<InvalidOperationException>(() => Sweep.Run([1], item => item));
        Assert.Equal($"The environment's {Live} is \"all\"; wanted \"text\", or no such variable.", error.Message);
    }
}
