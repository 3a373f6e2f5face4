using System.Globalization;

namespace Workbook;

/// <summary>What was loaded: the line that every notebook prints first.</summary>
public static class About
{
    /// <summary>"Workbook 1.0 on .NET 10.0.12, 2 cores, AVX-512".</summary>
    public static string Line
    {
        get
        {
            var version = typeof(About).Assembly.GetName().Version!;
            var cores = Environment.ProcessorCount;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"Workbook {version.Major}.{version.Minor} on .NET {Environment.Version}, {cores} {(cores == 1 ? "core" : "cores")}, {Tile.Name}");
        }
    }
}
