using System.CommandLine;

namespace Workbook.Cli;

/// <summary><c>workbook bench</c>: measures ours beside NumPy and PyTorch.</summary>
internal static class BenchVerb
{
    private const int FewestRounds = 5;

    /// <summary>The verb with its options.</summary>
    public static Command Create()
    {
        var rounds = new Option<int?>("--rounds") { Description = $"Rounds; in each the sides take turns three times, and once where the whole workbook runs. [default: {FewestRounds}]", HelpName = "N" };
        CommonOptions.WholeNumber(rounds, 1);
        var only = new Option<string[]>("--only")
        {
            Description = "Only rows whose names begin so, such as step, gemm.float or adam. [default: all, with the whole workbook, which takes forty minutes]",
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            DefaultValueFactory = _ => [],
        };
        only.Validators.Add(result =>
        {
            foreach (var name in result.Tokens.Select(token => token.Value).Where(name => !Bench.HasRows(name)))
            {
                result.AddError($"--only is \"{name}\": no row's name begins so.");
            }
        });
        var json = CommonOptions.Json();
        var command = new Command("bench", "Measure training steps, products, layers and the whole workbook beside NumPy and PyTorch, where these are installed.") { rounds, only, json };
        command.Run(json, async (call, screen, cancellation) =>
        {
            var workbook = WorkbookFolder.Find();
            var bench = await Bench.RunAsync(workbook, call.GetValue(rounds) ?? FewestRounds, call.GetValue(only)!, screen, cancellation);
            if (screen.Json)
            {
                JsonResult.Write(screen.Output, bench.ToJson());
            }
            else
            {
                BenchTable.Show(screen, bench);
            }

            return ExitCode.Good;
        });
        return command;
    }
}
