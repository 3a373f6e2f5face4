namespace Workbook.Engine.Processes;

/// <summary>The <c>dotnet</c> command that this process was started with.</summary>
internal static class DotNetHost
{
    /// <summary>Its path, or its bare name when the path is not known.</summary>
    public static string Path { get; } = Find();

    private static string Find()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } given && File.Exists(given))
        {
            return given;
        }

        // The runtime lies in <root>/shared/Microsoft.NETCore.App/<version>.
        var root = new DirectoryInfo(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!).Parent?.Parent?.Parent;
        var path = root is null ? name : System.IO.Path.Combine(root.FullName, name);
        return File.Exists(path) ? path : name;
    }
}
