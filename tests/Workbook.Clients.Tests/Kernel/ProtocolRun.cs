using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Workbook.Clients.Tests;

/// <summary>One run of protocol.py, whose cases share a kernel.</summary>
public sealed partial class ProtocolRun
{
    private readonly Lazy<Task<(Dictionary<string, string?> Errors, string Measured)>> _run = new(RunAsync);

    /// <summary>The names of the cases, as the program lists them.</summary>
    public static IEnumerable<string> Cases()
    {
        var program = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "tests", "Workbook.Clients.Tests", "Kernel", "protocol.py"));
        return Lists().Matches(program).SelectMany(list => Names().Matches(list.Groups[1].Value)).Select(name => name.Value);
    }

    /// <summary>The traceback of a case, null for one that went well; and what the run measured.</summary>
    public async Task<(string? Error, string Measured)> ResultAsync(string name)
    {
        var (errors, measured) = await _run.Value;
        return (errors.TryGetValue(name, out var error) ? error : "The case was not run.", measured);
    }

    private static async Task<(Dictionary<string, string?> Errors, string Measured)> RunAsync()
    {
        var (lines, printed) = await InstalledKernel.PythonAsync(Path.Combine("Kernel", "protocol.py"));
        var errors = lines.Select(line => JsonNode.Parse(line)!)
            .ToDictionary(line => (string)line["case"]!, line => (string?)line["error"]);
        return (errors, string.Join('\n', printed.Split('\n').Where(line => line.StartsWith("measured: ", StringComparison.Ordinal))));
    }

    [GeneratedRegex(@"^(?:SHARED|ALONE) = \[(.*?)\]", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Lists();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Names();
}
