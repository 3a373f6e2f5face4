using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Documents;
using Microsoft.DotNet.Interactive.Documents.Jupyter;

namespace Workbook.Engine.Tests.Documents;

/// <summary>Our readers and writers of notebooks' files against those of .NET Interactive, which Polyglot Notebooks uses.</summary>
public sealed class InteractiveDocumentsTests
{
    // What it reads and we refuse, by what we say, and why it is right to refuse: a learner's work would be lost without a word.
    private static readonly (string Refused, string Reason)[] Stricter =
    [
        (@"^nbformat(_minor)? is ", "it does not look at the version, and reads what it does not know as an empty notebook"),
        (@" is missing$", "what is missing counts as empty"),
        (@" is null; wanted ", "null counts as empty"),
        (@"^(cells|#!meta\.kernelInfo)\S* is \S+; wanted ", "what is of another type counts as empty"),
        (@"^cells\[0\]\.cell_type is ""heading""", "an unknown type of cell is code"),
        (@" stands twice in one object$", "the last of two counts, and the first is lost"),
        (@"wanted (a kernel's name|at least one letter)", "a kernel without a name, or with spaces in it, cannot stand after #!"),
        ("^a string holds half of a surrogate pair", "half a character cannot be written in UTF-8"),
        (@"^#!meta\.workbook_(cells|file)", "these are ours: it keeps them as they are"),
    ];

    public static TheoryData<string> Notebooks =>
        [.. new[] { "notebooks", "tests" }
            .SelectMany(folder => Directory.EnumerateFiles(RepositoryRoot.Combine(folder), "*.*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Combine("."), file).Replace('\\', '/'))
            .Where(file => Path.GetExtension(file) is ".ipynb" or ".dib" && !Regex.IsMatch(file, "/(bin|obj|artifacts)/"))
            .Order(StringComparer.Ordinal)];

    public static TheoryData<string, NotebookFormat> Malformed =>
    [
        .. DibMalformedTests.Cases.Select(row => (DibMalformedTests.File(row.Data.Item1), NotebookFormat.Dib)),
        .. IpynbMalformedTests.Cases.Select(row => (row.Data.Item1, NotebookFormat.Ipynb)),
    ];

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_notebook_is_the_same_for_both_in_both_formats_whoever_wrote_it(string path)
    {
        var file = RepositoryRoot.Combine(path);
        var (text, format) = (File.ReadAllText(file), NotebookDocument.FormatOf(file));
        Compare(text, format);
        var ours = NotebookDocument.Load(file);
        Compare(ours.ToText(NotebookFormat.Ipynb), NotebookFormat.Ipynb);
        Compare(ours.ToText(NotebookFormat.Dib), NotebookFormat.Dib);
        Compare(CodeSubmission.ToCodeSubmissionContent(Theirs(text, format), "\n"), NotebookFormat.Dib);
        // It writes only notebooks of .NET's languages; and of those that name their kernels none that it has read from an .ipynb.
        if (ours.DefaultLanguage == KernelNames.CSharp)
        {
            var theirs = Theirs(ours.ToText(NotebookFormat.Dib), NotebookFormat.Dib);
            Compare(theirs.ToJupyterJson(ours.DefaultLanguage), NotebookFormat.Ipynb);
        }
    }

    [Theory]
    [MemberData(nameof(Notebooks))]
    public void A_dib_of_ours_that_it_saves_keeps_ids_and_metadata(string path)
    {
        var before = NotebookDocument.Load(RepositoryRoot.Combine(path)).ToText(NotebookFormat.Dib);
        var after = CodeSubmission.ToCodeSubmissionContent(Theirs(before, NotebookFormat.Dib), "\n");
        Assert.Equal(Ipynb(before), Ipynb(after));

        // It leaves out lists of aliases that are empty.
        static string Ipynb(string dib) =>
            Json(JsonNode.Parse(NotebookDocument.Parse(dib, NotebookFormat.Dib).ToText(NotebookFormat.Ipynb)));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void What_it_reads_of_a_malformed_file_we_refuse_for_a_reason(string text, NotebookFormat format)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(text, format));
        if (IsRead(text, format))
        {
            Assert.Contains(Stricter, rule => Regex.IsMatch(error.Reason, rule.Refused));
        }
    }

    [Fact]
    public void Every_reason_to_be_stricter_is_one()
    {
        var refused = Malformed.Select(row => row.Data).Where(row => IsRead(row.Item1, row.Item2))
            .Select(row => Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(row.Item1, row.Item2)).Reason).ToList();
        Assert.All(Stricter, rule => Assert.Contains(refused, reason => Regex.IsMatch(reason, rule.Refused)));
    }

    private static void Compare(string text, NotebookFormat format)
    {
        var (ours, theirs) = (NotebookDocument.Parse(text, format), Theirs(text, format));
        Assert.Equal(Cells(ours, format), theirs.Elements.Select(cell => Describe(cell.KernelName, cell.Contents,
            format == NotebookFormat.Ipynb ? JsonSerializer.SerializeToNode(cell.Metadata) : null)));
        Assert.Equal(Metadata(ours, format), Metadata(theirs, format));
    }

    private static IEnumerable<string> Cells(NotebookDocument ours, NotebookFormat format) => format == NotebookFormat.Ipynb
        // It has no raw cells, and takes them for code.
        ? ours.Cells.Select(cell => Describe(cell.Kind == CellKind.Raw ? ours.DefaultLanguage : cell.Language, cell.Source, cell.Metadata))
        // A cell's metadata, and cells without text, stand in the block #!meta for us, and nowhere for it.
        : ours.Cells.Where(cell => cell.Source.Length > 0).Select(cell => Describe(cell.Language, cell.Source, null));

    private static string Describe(string? kernel, string text, JsonNode? metadata) =>
        $"{kernel}\n{text.ReplaceLineEndings("\n")}\n{Json(metadata)}";

    private static string Metadata(NotebookDocument ours, NotebookFormat format)
    {
        if (format == NotebookFormat.Ipynb)
        {
            return Json(ours.Metadata);
        }

        // Ours are those of the .ipynb that it would be: with the kernel as Jupyter's clients know it.
        var rest = ours.Metadata.Without("kernelspec", "language_info", "polyglot_notebook");
        return Json(ours.Metadata["polyglot_notebook"]?["kernelInfo"]) + Json(rest);
    }

    private static string Metadata(InteractiveDocument theirs, NotebookFormat format)
    {
        var all = (JsonObject)JsonSerializer.SerializeToNode(theirs.Metadata)!;
        if (format == NotebookFormat.Ipynb)
        {
            return Json(all);
        }

        // What our writer has added for readers of the plain text is told in workbook_file.
        string[] added = [.. (all["workbook_file"]?["added"] as JsonArray ?? []).Select(name => (string)name!)];
        if (all["kernelInfo"]?["items"] is JsonArray items)
        {
            items.RemoveAll(item => added.Contains((string)item!["name"]!));
        }

        // It leaves the kernels where it found them in an .ipynb, or names none; where nothing else does, we say that it is C#.
        var kernels = all["kernelInfo"] ?? all["polyglot_notebook"]?["kernelInfo"]
            ?? (all.ContainsKey("kernelspec") ? null : NotebookDefaults.KernelInfo(KernelNames.CSharp));
        return Json(kernels) + Json(
            all.Without("kernelspec", "language_info", "kernelInfo", "polyglot_notebook", "workbook_cells", "workbook_file"));
    }

    private static bool IsRead(string text, NotebookFormat format)
    {
        try
        {
            return Theirs(text, format) is not null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException or NullReferenceException)
        {
            return false;
        }
    }

    // With the kernels that its clients have.
    private static InteractiveDocument Theirs(string text, NotebookFormat format)
    {
        var kernels = new KernelInfoCollection
        {
            new KernelInfo("csharp", "C#", ["c#", "C#"]), new KernelInfo("fsharp", "F#", ["f#", "F#"]),
            new KernelInfo("pwsh", "PowerShell", ["powershell"]), new KernelInfo("javascript", "JavaScript", ["js"]),
            new KernelInfo("html", "HTML", []), new KernelInfo("mermaid", "Mermaid", []), new KernelInfo("sql", "SQL", []),
            new KernelInfo("kql", "KQL", []), new KernelInfo("http", "HTTP", []), new KernelInfo("value", null, []),
            new KernelInfo("markdown", "Markdown", ["md"]),
        };
        kernels.DefaultKernelName = "csharp";
        return format == NotebookFormat.Ipynb ? Notebook.Parse(text, kernels) : CodeSubmission.Parse(text, kernels);
    }

    // Properties by name, without empty lists of aliases, and numbers by value; nothing and an empty object are alike.
    private static string Json(JsonNode? node) => node switch
    {
        null => "{}",
        JsonObject all => $"{{{string.Join(',', all.Where(pair => pair is not { Key: "aliases", Value: JsonArray { Count: 0 } })
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}:{Json(pair.Value)}"))}}}",
        JsonArray all => $"[{string.Join(',', all.Select(Json))}]",
        _ when node.GetValueKind() == JsonValueKind.Number => $"{double.Parse(node.ToJsonString(), CultureInfo.InvariantCulture):R}",
        _ => node.ToJsonString(),
    };
}
