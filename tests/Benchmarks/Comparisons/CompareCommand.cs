using System.CommandLine;
using System.CommandLine.Help;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary><c>compare</c>: measures ours beside NumPy and PyTorch.</summary>
internal static class CompareCommand
{
    private const int FewestRounds = 5;

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var rounds = new Option<int?>("--rounds")
        {
            Description = "Rounds; in each the sides take turns three times, and once where the whole workbook runs. " +
                $"[default: {FewestRounds}]",
            HelpName = "N",
        };
        CommonOptions.WholeNumber(rounds, 1);
        var only = new Option<string[]>("--only")
        {
            Description = "Only rows whose names begin so, such as step, gemm.float or adam. " +
                "[default: all, with the whole workbook, which takes forty minutes]",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        only.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !Measurements.HasRows(name)))
            {
                result.AddError($"--only is \"{name}\": no row's name begins so.");
            }
        });
        var json = CommonOptions.Json();
        var command = new Command(
            "compare", "Measure training steps, products, layers and the whole workbook beside NumPy and PyTorch, where these are "
                + "installed.")
        {
            rounds, only, json, new HelpOption(),
        };
        command.Run(json, async (call, screen, cancellation) =>
        {
            var count = call.GetValue(rounds) ?? FewestRounds;
            var measurements = await Measurements.TakeAsync(WorkbookFolder.Find(), count, call.GetValue(only)!, screen, cancellation);
            if (screen.Json)
            {
                JsonResult.Write(screen.Output, measurements.ToJson());
            }
            else
            {
                ComparisonTable.Show(screen, measurements);
            }

            return ExitCode.Good;
        });
        return command;
    }
}
