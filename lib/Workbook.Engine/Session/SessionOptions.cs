namespace Workbook.Engine;

/// <summary>What a session is started with: the notebook's folder, against which relative paths resolve.</summary>
internal sealed record SessionOptions(string Directory)
{
    /// <summary>The namespaces that every cell imports without saying so: those of .NET Interactive's C# kernel, no more.</summary>
    public IReadOnlyList<string> Imports { get; } =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
    ];
}
