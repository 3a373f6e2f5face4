using System.Reflection;
using System.Text.RegularExpressions;
using Workbook.Authoring;
using Workbook.DataSets;
using Workbook.Engine.Documents;
using Workbook.Kernel;

namespace Workbook.Architecture.Tests;

/// <summary>
/// The rooms of <c>lib/</c>: which types lie in which (the folders of the files that declare them), which rooms use which (from the
/// compiled code), and which may (the picture in <c>docs/architecture.md</c>).
/// </summary>
internal static partial class House
{
    /// <summary>The room that is loaded by name.</summary>
    public const string Renderer = "Renderer";

    /// <summary>The room of each type, by the name of its outermost class.</summary>
    public static IReadOnlyDictionary<string, string> RoomOf { get; } = Sources()
        .SelectMany(source => Declared(source.Text).Select(type => (Type: type, source.Room)))
        .Distinct().ToDictionary(one => one.Type, one => one.Room);

    /// <summary>Every use of a room by another: one line for each pair of types.</summary>
    public static IReadOnlyList<Use> Uses { get; } =
    [
        .. Pairs().Where(pair => RoomOf[pair.From] != RoomOf[pair.To])
            .Select(pair => new Use(RoomOf[pair.From], RoomOf[pair.To], pair.From, pair.To))
            .OrderBy(use => use.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Who uses a type: names without namespaces.</summary>
    public static ILookup<string, string> TypeUses { get; } = Pairs().ToLookup(pair => Simple(pair.To), pair => Simple(pair.From));

    /// <summary>The arrows of the picture.</summary>
    public static IReadOnlyList<(string From, string To)> Drawn { get; } =
    [
        .. File.ReadLines(RepositoryRoot.Combine("docs", "architecture.md"))
            .Select(line => Arrow().Match(line))
            .Where(match => match.Success)
            .SelectMany(
                match => match.Groups[2].Value.Split('&', StringSplitOptions.TrimEntries).Select(to => (match.Groups[1].Value, to))),
    ];

    /// <summary>Whether the picture leads from one room to another, over others or not.</summary>
    public static bool Leads(string from, string to) => Reached(from, []).Contains(to);

    /// <summary>Whether a type, named without its namespace, may be called from outside its assembly.</summary>
    public static bool IsPublic(string type) =>
        Assemblies.SelectMany(assembly => assembly.GetExportedTypes()).Any(known => known.Name.Split('`')[0] == type);

    private static Assembly[] Assemblies =>
    [
        typeof(Figure).Assembly, typeof(Check).Assembly, typeof(DataSetFiles).Assembly, typeof(NotebookDocument).Assembly,
        typeof(NotebookTask).Assembly, typeof(KernelProgram).Assembly, typeof(Charts.Renderer).Assembly,
        typeof(NotebookExtension).Assembly, Assembly.Load("Workbook.Cli"),
    ];

    private static IEnumerable<(string From, string To)> Pairs() =>
        References.Of(Assemblies.Select(assembly => assembly.Location)).Distinct()
            .Where(pair => RoomOf.ContainsKey(pair.From) && RoomOf.ContainsKey(pair.To));

    private static string Simple(string type) => type.Split('.')[^1];

    private static HashSet<string> Reached(string from, HashSet<string> reached)
    {
        foreach (var arrow in Drawn.Where(arrow => arrow.From == from && reached.Add(arrow.To)))
        {
            Reached(arrow.To, reached);
        }

        return reached;
    }

    // What stands in lib/Workbook, lib/Workbook.Checks and lib/Workbook.Engine has a room a folder; every other project is one room. The
    // one that draws charts has the name of a folder, and so another here.
    private static string RoomOfFile(string path)
    {
        var parts = Path.GetRelativePath(RepositoryRoot.Combine("lib"), path).Split(Path.DirectorySeparatorChar);
        return parts switch
        {
            ["Workbook", .. var folders, _] => folders[^1],
            ["Workbook.Checks" or "Workbook.Engine", var folder, .., _] => folder,
            ["Workbook.Charts", _] => Renderer,
            [var project, ..] => project["Workbook.".Length..],
            _ => throw new InvalidOperationException($"{path} lies in no project."),
        };
    }

    private static IEnumerable<(string Room, string Text)> Sources() =>
        from path in Directory.EnumerateFiles(RepositoryRoot.Combine("lib"), "*.cs", SearchOption.AllDirectories)
        where !BuildOutput().IsMatch(path) && Project().IsMatch(Path.GetRelativePath(RepositoryRoot.Path, path))
        select (RoomOfFile(path), File.ReadAllText(path));

    private static IEnumerable<string> Declared(string source)
    {
        var space = Namespace().Match(source).Groups[1].Value;
        return Declaration().Matches(source).Select(match => $"{space}.{match.Groups[1].Value}{match.Groups[2].Value}");
    }

    [GeneratedRegex(@"^\s*(\w+) --> ([\w &]+)$")]
    private static partial Regex Arrow();

    // Not what is compiled into several (Contract) or by MSBuild (Launcher).
    [GeneratedRegex(@"^lib[/\\]Workbook")]
    private static partial Regex Project();

    [GeneratedRegex(@"[/\\](bin|obj)[/\\]")]
    private static partial Regex BuildOutput();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(
        @"^(?:public|internal) (?:\w+ )*?(?:(?:class|record struct|record|struct|enum|interface) (\w+)|delegate (?:\([^)]*\)|\S+) (\w+)\()",
        RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

/// <summary>A type that uses one of another room.</summary>
internal sealed record Use(string From, string To, string Type, string Used)
{
    public override string ToString() => $"{From} -> {To}: {Type} uses {Used}";
}
