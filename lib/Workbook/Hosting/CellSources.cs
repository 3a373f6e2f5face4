using System.Reflection;

namespace Workbook.Hosting;

/// <summary>What the notebook's engine knows of the code in cells, where there is one.</summary>
internal static class CellSources
{
    /// <summary>The lines of its cell in which a function returns; empty where they are not known.</summary>
    public static IReadOnlyList<int> ReturnLines(MethodBase method)
        => AppContext.GetData(HostData.ReturnLines) is Func<string, string, int[]?> find
            && method.Module.Assembly.GetName().Name is { } assembly
            ? find(assembly, method.Name) ?? []
            : [];

    /// <summary>
    /// The cell that would have declared a name anew and did not compile when it last ran, such as "cell 12": what it declares is still
    /// what it was before. <see langword="null"/> where there is none.
    /// </summary>
    public static string? FailedCell(string name) => (AppContext.GetData(HostData.FailedCell) as Func<string, string?>)?.Invoke(name);
}
