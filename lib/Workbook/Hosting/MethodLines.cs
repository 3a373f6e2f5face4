using System.Reflection;

namespace Workbook.Hosting;

/// <summary>Lines of functions in notebook cells, where the notebook's engine knows them: it leaves a delegate in the process's data.</summary>
internal static class MethodLines
{
    private const string DataName = "Workbook.ReturnLines";

    /// <summary>The lines of its cell in which a function returns; empty where they are not known.</summary>
    public static IReadOnlyList<int> Returns(MethodBase method)
        => AppContext.GetData(DataName) is Func<string, string, int[]?> find && method.Module.Assembly.GetName().Name is { } assembly
            ? find(assembly, method.Name) ?? []
            : [];
}
