using System.Runtime.CompilerServices;

namespace Workbook.Testing;

/// <summary>Finds files of the repository from a test.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder that holds <c>Workbook.slnx</c>.</summary>
    public static string Path { get; } = Find();

    /// <summary>The full path of a file or folder given relative to the repository's root.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find([CallerFilePath] string here = "")
    {
        for (var folder = System.IO.Path.GetDirectoryName(here); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Workbook.slnx")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {here} holds Workbook.slnx.");
    }
}
