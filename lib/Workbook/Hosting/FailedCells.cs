namespace Workbook.Hosting;

/// <summary>Cells that did not compile when they last ran, where the notebook's engine tells: what they declare is still what it was before.</summary>
internal static class FailedCells
{
    private const string DataName = "Workbook.FailedCell";

    /// <summary>The cell that would have declared a name anew, such as "cell 12"; null where there is none.</summary>
    public static string? Declaring(string name) => (AppContext.GetData(DataName) as Func<string, string?>)?.Invoke(name);
}
