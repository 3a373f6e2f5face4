namespace Workbook.Notebooks;

/// <summary>What a session is started with.</summary>
/// <param name="Directory">The folder the notebook lies in, against which relative paths resolve.</param>
public sealed record SessionOptions(string Directory)
{
    /// <summary>The namespaces that every cell imports without saying so: those of .NET Interactive's C# kernel, no more.</summary>
    public static IReadOnlyList<string> DefaultImports { get; } =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
    ];

    /// <summary>The namespaces imported in this session.</summary>
    public IReadOnlyList<string> Imports { get; init; } = DefaultImports;
}
