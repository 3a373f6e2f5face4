using System.Text.Json.Nodes;
using Workbook.Notebooks;

namespace Workbook.Cli;

internal static class SolutionExecution
{
    public static Task<Runs> RunAsync(WorkbookFolder workbook, IReadOnlyList<BuiltNotebook> built, int? threads, Screen screen, CancellationToken cancellation) => throw new CommandException("soon");

    internal sealed class Runs
    {
        public bool Good { get; init; }

        public JsonArray All { get; } = [];

        public JsonNode ToJson() => All;
    }
}
