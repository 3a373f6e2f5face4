using System.Runtime.CompilerServices;

namespace Workbook.Testing;

/// <summary>
/// Compares a text with the one kept beside the test, in <c>Snapshots/NAME</c>.
/// With the environment variable <c>WORKBOOK_ACCEPT=1</c> the kept text is replaced by the new one: read the diff.
/// </summary>
public static class Snapshot
{
    /// <exception cref="SnapshotException">The text differs from the kept one, or none is kept.</exception>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var kept = Path.Combine(Path.GetDirectoryName(testFile)!, "Snapshots", name);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("WORKBOOK_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            File.WriteAllText(kept, actual);
            return;
        }

        if (!File.Exists(kept))
        {
            throw new SnapshotException($"No snapshot {kept}. Run with WORKBOOK_ACCEPT=1, read what it wrote, and commit it.");
        }

        var expected = File.ReadAllText(kept).ReplaceLineEndings("\n");
        if (expected != actual)
        {
            throw new SnapshotException($"{name}: {FirstDifference(expected, actual)}. WORKBOOK_ACCEPT=1 takes the new text.");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var line = 0;
        while (line < wanted.Length && line < found.Length && wanted[line] == found[line])
        {
            line++;
        }

        string At(string[] lines) => line < lines.Length ? $"\"{lines[line]}\"" : "the end";
        return $"line {line + 1} is {At(found)}, kept is {At(wanted)}";
    }
}
