namespace Workbook.Architecture.Tests;

/// <summary>What no formatter looks at.</summary>
public sealed class DialectTests
{
    private const int Longest = 140;
    private const int Fewest = 12;

    [Fact]
    public void No_line_is_over_140_characters_but_in_raw_strings() =>
        None(Sources().SelectMany(source => LongLines(source.Lines).Select(line => $"{source.Path}:{line}")));

    [Fact]
    public void No_file_of_the_library_is_smaller_than_a_dozen_lines() =>
        None(Sources().Where(source => source.Path.StartsWith("lib", StringComparison.Ordinal) && source.Lines.Length < Fewest)
            .Where(source => Path.GetFileName(source.Path) != "Program.cs")
            .Select(source => $"{source.Path}: {source.Lines.Length} lines"));

    private static void None(IEnumerable<string> places) => Assert.Equal("", string.Join('\n', places));

    private static IEnumerable<int> LongLines(string[] lines)
    {
        var raw = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var quotes = lines[i].Split("\"\"\"").Length - 1;
            if (lines[i].Length > Longest && !raw && quotes == 0)
            {
                yield return i + 1;
            }

            raw ^= quotes % 2 == 1;
        }
    }

    private static IEnumerable<(string Path, string[] Lines)> Sources() =>
        from folder in (string[])["lib", "tests"]
        from path in Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.cs", SearchOption.AllDirectories)
        let relative = Path.GetRelativePath(RepositoryRoot.Path, path)
        where !relative.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
        select (relative, File.ReadAllLines(path));
}
