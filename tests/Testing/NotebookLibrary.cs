namespace Workbook.Testing;

/// <summary>The libraries that notebooks import, as they lie beside the running test.</summary>
public static class NotebookLibrary
{
    private static readonly string[] Own = ["Workbook.dll", "Workbook.Checks.dll"];

    /// <summary>The lines by which a cell imports them from there.</summary>
    public static string References { get; } =
        string.Join('\n', Own.Select(file => $"#r \"{Path.Combine(AppContext.BaseDirectory, file).Replace('\\', '/')}\""));

    /// <summary>Puts them, and what they need, into a folder.</summary>
    public static void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in (string[])[.. Own, "MathNet.Numerics.dll", "System.Numerics.Tensors.dll"])
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), Path.Combine(folder, file));
        }

        var extension = Path.Combine("interactive-extensions", "dotnet", "Workbook.Interactive.dll");
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, extension)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, extension))!);
            File.Copy(Path.Combine(AppContext.BaseDirectory, extension), Path.Combine(folder, extension));
        }
    }
}
