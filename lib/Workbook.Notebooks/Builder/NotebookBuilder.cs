namespace Workbook.Notebooks;

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
    public IReadOnlyList<BuiltNotebook> Build(bool force = false)
    {
        var sources = Sources();
        var leaks = new LeakDetector(sources);
        var built = new List<BuiltNotebook>();
        foreach (var source in sources)
        {
            var learner = NotebookCopies.Learner(source);
            var answers = leaks.Find(learner).ToList();
            built.Add(answers.Count > 0
                ? new(LearnerPath(source), false, BuildStatus.Drift, answers)
                : WriteLearner(LearnerPath(source), learner, force));
            built.Add(WriteSolved(SolvedPath(source), NotebookCopies.Solved(source), force));
        }

        return built;
    }

    /// <summary>Compares the notebooks with their sources and writes nothing.</summary>
    /// <exception cref="NotebookFormatException">A source breaks its rules.</exception>
    /// <exception cref="DirectoryNotFoundException">There are no sources.</exception>
    public IReadOnlyList<BuiltNotebook> Verify()
    {
        var sources = Sources();
        var leaks = new LeakDetector(sources);
        var built = new List<BuiltNotebook>();
        foreach (var source in sources)
        {
            var learner = NotebookCopies.Learner(source);
            built.Add(Verified(
                LearnerPath(source), false, learner,
                found => leaks.Find(learner).Union(leaks.Find(found)).Union(LearnerEdits.Find(found))));
            built.Add(Verified(SolvedPath(source), true, NotebookCopies.Solved(source), SolutionOutputs.Problems));
        }

        return built;
    }

    /// <exception cref="NotebookFormatException">A source breaks its rules.</exception>
    internal IReadOnlyList<NotebookSource> Sources() => [.. SourceFiles.Select(file => NotebookSource.Load(file, catalog))];

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
            var found = NotebookDocument.Load(path);
            problems = [.. NotebookComparison.Differences(found, wanted), .. further(found)];
        }
        catch (NotebookFormatException e)
        {
            problems = [e.Message];
        }

        return new(path, isSolution, problems.Count == 0 ? BuildStatus.Unchanged : BuildStatus.Drift, problems);
    }

    private static BuiltNotebook WriteLearner(string path, NotebookDocument learner, bool force)
    {
        if (Existing(path, force) is NotebookDocument existing)
        {
            if (NotebookComparison.Differences(existing, learner).Count == 0)
            {
                return new(path, false, BuildStatus.Unchanged, []);
            }

            var edits = force ? [] : LearnerEdits.Find(existing);
            if (!force && NotebookComparison.Lost(existing, learner) is { } lost)
            {
                return new(path, false, BuildStatus.Drift, [lost, .. edits]);
            }

            if (edits.Count > 0)
            {
                return new(path, false, BuildStatus.Kept, edits);
            }
        }

        learner.Save(path);
        return new(path, false, BuildStatus.Written, []);
    }

    private static BuiltNotebook WriteSolved(string path, NotebookDocument solved, bool force)
    {
        if (Existing(path, force) is NotebookDocument existing)
        {
            if (NotebookComparison.Differences(existing, solved).Count == 0)
            {
                return new(path, true, BuildStatus.Unchanged, []);
            }

            if (!force && NotebookComparison.Lost(existing, solved) is { } lost)
            {
                return new(path, true, BuildStatus.Drift, [lost]);
            }

            SolutionOutputs.Carry(existing, solved);
        }

        solved.Save(path);
        return new(path, true, BuildStatus.Written, []);
    }

    // A malformed file is somebody's work as well: it is in the way until it is moved or --force says so.
    private static NotebookDocument? Existing(string path, bool force)
    {
        try
        {
            return File.Exists(path) ? NotebookDocument.Load(path) : null;
        }
        catch (NotebookFormatException) when (force)
        {
            return null;
        }
    }

    private string LearnerPath(NotebookSource source) => Path.Combine(folder, source.Name + ".ipynb");

    private string SolvedPath(NotebookSource source) => Path.Combine(folder, "solutions", source.Name + ".ipynb");
}
