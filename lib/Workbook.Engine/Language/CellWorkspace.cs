using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Workbook.Engine.Language;

/// <summary>
/// The cells of a session as Roslyn's editor services want them: a project for each, which refers to the one before it. It is made when
/// it is first asked for; cells that were compiled since are appended.
/// </summary>
internal sealed class CellWorkspace(SubmissionChain chain)
{
    private Solution? _cells;
    private ProjectId? _last;
    private int _appended;

    /// <summary>A text as a document that comes after all cells compiled so far. For one thread at a time.</summary>
    public Document Open(string text)
    {
        _cells ??= new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution;
        var compiled = chain.Compiled;
        for (; _appended < compiled.Count; _appended++)
        {
            var cell = compiled[_appended];
            _cells = Append(
                _cells, cell.Compilation.AssemblyName!, cell.Text, cell.Compilation.Options, cell.Compilation.ExternalReferences,
                out var id);
            _last = id.ProjectId;
        }

        IEnumerable<MetadataReference> references = compiled.IsEmpty
            ? HostAssemblies.References
            : compiled[^1].Compilation.ExternalReferences;
        return Append(_cells, "EditedCell", SourceText.From(text), chain.Options(), references, out var edited).GetDocument(edited)!;
    }

    private Solution Append(
        Solution solution, string name, SourceText text, CSharpCompilationOptions options, IEnumerable<MetadataReference> references,
        out DocumentId document)
    {
        var project = ProjectId.CreateNewId(name);
        document = DocumentId.CreateNewId(project, name);
        var loader = TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default));
        return solution.AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Default,
            name,
            name,
            LanguageNames.CSharp,
            compilationOptions: options,
            parseOptions: SubmissionChain.ParseOptions,
            documents: [DocumentInfo.Create(document, name, sourceCodeKind: SourceCodeKind.Script, loader: loader)],
            projectReferences: _last is null ? [] : [new ProjectReference(_last)],
            metadataReferences: references,
            isSubmission: true));
    }
}
