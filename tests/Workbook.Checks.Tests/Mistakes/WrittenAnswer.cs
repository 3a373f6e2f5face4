using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Workbook.Checks.Tests;

/// <summary>
/// An answer that somebody wrote for another course, in this workbook's signatures (<c>tests/Fixtures/Answers</c>): its cells take the
/// place of the solved ones, and the notebook's own check cells judge it.
/// </summary>
/// <param name="Name">The file's name.</param>
/// <param name="Cells">Task, what is to be said of it, and code.</param>
internal sealed partial record WrittenAnswer(string Name, IReadOnlyList<WrittenCell> Cells)
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "Fixtures", "Answers");

    private Func<string, CheckReport>? _report;

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, WrittenAnswer> All { get; } = Directory.GetFiles(Folder, "*.txt").Select(Read)
        .ToDictionary(answer => answer.Name);

    /// <summary>The report on one of its tasks, on inputs that are drawn from a seed.</summary>
    public CheckReport Report(string task, int seed)
    {
        _report ??= Compile();
        Check.Here.Value = new CheckScope(seed);
        return _report(task);
    }

    private static WrittenAnswer Read(string path)
    {
        var parts = Head().Split(File.ReadAllText(path));
        return new(
            Path.GetFileNameWithoutExtension(path),
            [.. parts.Skip(1).Chunk(3).Select(cell => new WrittenCell(cell[0], cell[1], cell[2]))]);
    }

    // As members of one class, where a method that is defined elsewhere is called as in a notebook.
    private Func<string, CheckReport> Compile()
    {
        var notebook = NotebookNames.Of(NotebookNames.NumberOf(Cells[0].Task));
        var own = Cells.ToDictionary(cell => cell.Task, cell => cell.Code);
        var (members, checks) = (new List<string>(), new List<string>());
        var solved = File.ReadAllText(RepositoryRoot.Combine("notebooks", "solutions", notebook + ".ipynb"));
        foreach (var cell in JsonNode.Parse(solved)!["cells"]!.AsArray())
        {
            if (cell!["metadata"]?["workbook"] is not { } workbook || (string?)workbook["role"] is not { } role)
            {
                continue;
            }

            var (task, source) = ((string)workbook["task"]!, string.Concat(cell["source"]!.AsArray().Select(line => (string)line!)));
            if (role == "answer")
            {
                members.Add(own.GetValueOrDefault(task, source));
            }
            else if (role == "check")
            {
                checks.Add($"\"{task}\" => {source[source.IndexOf("Check.", StringComparison.Ordinal)..]},");
            }
        }

        var code = $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using MathNet.Numerics.LinearAlgebra;
            using Workbook;
            public sealed class Answers
            {
            {{string.Join('\n', members)}}
            public CheckReport Report(string task) => task switch
            {
            {{string.Join('\n', checks)}}
            _ => throw new ArgumentException(task),
            };
            }
            """;
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Answers" + Name, [CSharpSyntaxTree.ParseText(code)], references,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        Assert.True(
            emitted.Success, $"{Name}: {string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))}");
        var type = Assembly.Load(image.ToArray()).GetType("Answers")!;
        return type.GetMethod("Report")!.CreateDelegate<Func<string, CheckReport>>(Activator.CreateInstance(type));
    }

    [GeneratedRegex(@"^//@ (\S+) (.*)\n", RegexOptions.Multiline)]
    private static partial Regex Head();
}

/// <summary>One cell of an answer.</summary>
/// <param name="Task">The task it answers.</param>
/// <param name="Told">
/// <c>right</c>, the ids of the mistakes that it should be told, <c>unnamed</c>, or <c>compile</c> or <c>endless</c> where it does not or
/// is. An id with a question mark is an alternative that may be told as well, where rounding does not tell it apart.
/// </param>
internal sealed record WrittenCell(string Task, string Told, string Code)
{
    public bool IsRight => Told == "right";

    /// <summary>Whether a check gets to see it, and it ends.</summary>
    public bool IsJudged => Told is not ("compile" or "endless");

    /// <summary>Whether what was told is what should be.</summary>
    public bool IsTold(IReadOnlyCollection<string> told)
    {
        string[] ids = Told is "right" or "unnamed" ? [] : Told.Split(' ');
        return ids.Where(id => !id.EndsWith('?')).All(told.Contains) && told.All(id => ids.Contains(id) || ids.Contains(id + "?"));
    }
}
