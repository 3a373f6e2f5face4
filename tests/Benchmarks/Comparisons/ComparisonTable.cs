using System.Globalization;
using Spectre.Console;
using Workbook.Cli;

namespace Workbook.Benchmarks.Comparisons;

/// <summary>The measurements as a table.</summary>
internal static class ComparisonTable
{
    /// <summary>Prints the machine, the table and what is missing.</summary>
    public static void Show(Screen screen, Measurements measurements)
    {
        var machine = measurements.Machine;
        screen.Line($"{machine["processor"]}, {machine["cores"]} cores, {machine["vectors"]}; {machine["runtime"]}; {machine["system"]}");
        foreach (var peer in machine["peers"]!.AsArray())
        {
            screen.Line($"beside {peer}");
        }

        screen.Line(
            $"Medians of {machine["rounds"]} rounds in each of which the sides took turns three times " +
            "(once where the whole workbook ran); a peer at its best number of threads. " +
            "In brackets the smallest and the largest ratio of a turn.");
        var table = new Table().Border(screen.IsTerminal ? TableBorder.Rounded : TableBorder.Ascii);
        table.AddColumn("row");
        table.AddColumn(new TableColumn("ours").RightAligned());
        table.AddColumn(new TableColumn("peer").RightAligned());
        table.AddColumn("unit");
        table.AddColumn(new TableColumn("times better").RightAligned());
        table.AddColumn("spread");
        foreach (var row in measurements.Rows)
        {
            var (ratio, spread) = row.Ratio is null ? ("", "") : (Text($"{row.Ratio:0.00}"), Text($"({row.Low:0.00} to {row.High:0.00})"));
            table.AddRow(row.Name, Number(row.Ours), Number(row.Peer), row.Unit, ratio, spread);
        }

        screen.Console.Write(table);
        foreach (var peer in measurements.Missing)
        {
            screen.Line($"Not installed: {peer}");
        }
    }

    // Four significant digits.
    private static string Number(double? value) => value switch
    {
        null => "",
        >= 1000 => Text($"{value:0}"),
        >= 100 => Text($"{value:0.0}"),
        >= 10 => Text($"{value:0.00}"),
        >= 1 => Text($"{value:0.000}"),
        _ => Text($"{value:0.0000}"),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
