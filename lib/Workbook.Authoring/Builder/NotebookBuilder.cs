namespace Workbook.Authoring;

/// <summary>Makes <c>notebooks/X.ipynb</c> and <c>notebooks/solutions/X.ipynb</c> from <c>notebooks/source/X.dib</c>.</summary>
public sealed class NotebookBuilder(string folder, TaskTexts catalog)
{
    /// <summary>The sources, in the order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">There are none.</exception>
    public IReadOnlyList<string> SourceFiles
    {
        get
        {
            var sources = Path.Combine(folder, "source");
            var files = Directory.Exists(sources) ? Directory.GetFiles(sources, "*.dib") : [];
            Array.Sort(files, StringComparer.Ordinal);
            return files.Length > 0
                ? files
                : throw new DirectoryNotFoundException($"{sources} holds no .dib file; wanted the sources of the notebooks.");
        }
    }

    /// <summary>
    /// Writes the notebooks that differ from their source. Outputs of solved cells that have not changed are kept. A source that has lost
    /// cells or tasks may have been cut off: nothing is built over what has them, but by force, which overwrites learners' answers too.
    /// </summary>
    /// <exception cref="NotebookFormatException">A source breaks its rules, or a notebook in the way is malformed (no force).</exception>
    /// <exception cref="DirectoryNotFoundException">There are no sources.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<BuiltNotebook> Build(bool force = false) => Each(
        (path, learner, leaks) => leaks.Find(learner).ToList() is { Count: > 0 } answers
            ? new(path, false, BuildStatus.Drift, answers)
            : Write(path, false, learner, force),
        (path, solved) => Write(path, true, solved, force));

    /// <summary>Compares the notebooks with their sources and writes nothing.</summary>
    /// <exception cref="NotebookFormatException">A source breaks its rules.</exception>
    /// <exception cref="DirectoryNotFoundException">There are no sources.</exception>
    public IReadOnlyList<BuiltNotebook> Verify() => Each(
        (path, learner, leaks) => Verified(
            path, false, learner, found => leaks.Find(learner).Union(leaks.Find(found)).Union(LearnerEdits.Find(found))),
        (path, solved) => Verified(path, true, solved, SolutionOutputs.Problems));

    /// <exception cref="NotebookFormatException">A source breaks its rules.</exception>
    internal IReadOnlyList<NotebookSource> Sources() => [.. SourceFiles.Select(file => NotebookSource.Load(file, catalog))];

    private List<BuiltNotebook> Each(
        Func<string, NotebookDocument, LeakDetector, BuiltNotebook> learner, Func<string, NotebookDocument, BuiltNotebook> solved)
    {
        var sources = Sources();
        var leaks = new LeakDetector(sources);
        return [.. sources.SelectMany(source => (BuiltNotebook[])
        [
            learner(Path.Combine(folder, source.Name + ".ipynb"), NotebookCopies.Learner(source), leaks),
            solved(Path.Combine(folder, "solutions", source.Name + ".ipynb"), NotebookCopies.Solved(source)),
        ])];
    }

    private static BuiltNotebook Verified(
        string path, bool isSolution, NotebookDocument wanted, Func<NotebookDocument, IEnumerable<string>> further)
    {
        if (!File.Exists(path))
        {
            return new(path, isSolution, BuildStatus.Drift, ["the file is missing; build makes it"]);
        }

        List<string> problems;
        try
        {
            var found = NotebookDocument.Load(path, CellMetadata.Require);
            problems = [.. NotebookComparison.Differences(found, wanted), .. further(found)];
        }
        catch (NotebookFormatException e)
        {
            problems = [e.Message];
        }

        return new(path, isSolution, problems.Count == 0 ? BuildStatus.Unchanged : BuildStatus.Drift, problems);
    }

    private static BuiltNotebook Write(string path, bool isSolution, NotebookDocument wanted, bool force)
    {
        if (Existing(path, force) is NotebookDocument existing)
        {
            if (NotebookComparison.Differences(existing, wanted).Count == 0)
            {
                return new(path, isSolution, BuildStatus.Unchanged, []);
            }

            var edits = force || isSolution ? [] : LearnerEdits.Find(existing);
            if (!force && NotebookComparison.Lost(existing, wanted) is { } lost)
            {
                return new(path, isSolution, BuildStatus.Drift, [lost, .. edits]);
            }

            if (edits.Count > 0)
            {
                return new(path, isSolution, BuildStatus.Kept, edits);
            }

            if (isSolution)
            {
                SolutionOutputs.Carry(existing, wanted);
            }
        }

        wanted.Save(path);
        return new(path, isSolution, BuildStatus.Written, []);
    }

    // A malformed file is somebody's work as well: it is in the way until it is moved or --force says so.
    private static NotebookDocument? Existing(string path, bool force)
    {
        try
        {
            return File.Exists(path) ? NotebookDocument.Load(path, CellMetadata.Require) : null;
        }
        catch (NotebookFormatException) when (force)
        {
            return null;
        }
    }
}
