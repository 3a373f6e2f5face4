using System.CommandLine;
using Workbook.Notebooks;

namespace Workbook.Cli;

/// <summary>Options that several verbs have.</summary>
internal static class CommonOptions
{
    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object and nothing else." };

    /// <summary><c>--threads N</c>.</summary>
    public static Option<int?> Threads()
    {
        var option = new Option<int?>("--threads") { Description = "Threads that training may use; results do not depend on it. [default: one for each core]", HelpName = "N" };
        AtLeastOne(option);
        return option;
    }

    /// <summary>How notebooks are to run.</summary>
    public static RunOptions RunOptions(int? threads, int? seconds) => new()
    {
        CellLimit = TimeSpan.FromSeconds(seconds ?? 600),
        Threads = threads,
    };

    /// <summary>Refuses values under 1 and over the most, with a message that names the option.</summary>
    public static void AtLeastOne(Option<int?> option, int most = int.MaxValue) => option.Validators.Add(result =>
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        if (!int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) || value < 1 || value > most)
        {
            var end = most == int.MaxValue ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $" to {most}");
            result.AddError($"{option.Name} is \"{text}\"; wanted a whole number from 1{end}.");
        }
    });

    /// <summary>Runs a verb's work with the screen that its options ask for.</summary>
    public static void Run(this Command command, Option<bool> json, Func<ParseResult, Screen, CancellationToken, Task<int>> work) =>
        command.SetAction((call, cancellation) =>
            work(call, new Screen(call.InvocationConfiguration.Output, call.InvocationConfiguration.Error, call.GetValue(json)), cancellation));
}
