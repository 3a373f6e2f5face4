namespace Workbook.Engine.Session;

/// <summary>What a session is started with: the notebook's folder, against which relative paths resolve.</summary>
internal sealed record SessionOptions(string Directory)
{
    /// <summary>
    /// What every cell imports without saying so: the namespaces of .NET Interactive's C# kernel, no more, and the functions that it has.
    /// </summary>
    public IReadOnlyList<string> Imports { get; } =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        typeof(NotebookFunctions).FullName!,
    ];
}
