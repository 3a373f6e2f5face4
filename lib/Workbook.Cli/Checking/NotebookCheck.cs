namespace Workbook.Cli;

/// <summary>A checked notebook. Failure says why it could not be judged as a whole; questions are those that a person must read.</summary>
internal sealed record NotebookCheck(string Notebook, int Seed, string? Failure, IReadOnlyList<TaskOutcome> Tasks, int Questions)
{
    public bool Good => Failure is null && Tasks.All(task => task.Passes);

    public int Points => Tasks.Sum(task => task.Points);

    public int Possible => Tasks.Sum(task => task.Possible);

    /// <summary>Runs a notebook in its folder and judges it; a null seed stands for a number that nobody chose.</summary>
    public static async Task<NotebookCheck> RunAsync(
        string file, int? seed, RunOptions options, Screen screen, CancellationToken cancellation)
    {
        var (shown, drawn) = (WorkbookFolder.Shown(file), seed ?? Random.Shared.Next(1_000_000));
        NotebookDocument document;
        try
        {
            document = CatalogTexts.All.Load(file);
        }
        catch (Exception e) when (e is NotebookFormatException or IOException or UnauthorizedAccessException)
        {
            return new(shown, drawn, e.Message, [], 0);
        }

        options = NotebookJudge.Options(document, options);
        options = options with
        {
            Environment = new Dictionary<string, string>(options.Environment)
            { [Variables.CheckSeed] = drawn.ToString(CultureInfo.InvariantCulture) },
        };
        var run = await Bar.ShowAsync(
            screen, shown, progress => NotebookRunner.RunAsync(document, Path.GetDirectoryName(file)!, options, progress, cancellation));
        cancellation.ThrowIfCancellationRequested();
        screen.LibraryNote(shown, run);
        return new(shown, drawn, NotebookJudge.Failure(run), NotebookJudge.Judge(run), NotebookTask.Questions(document));
    }

    /// <summary>The object of <c>check --json</c>.</summary>
    public JsonObject ToJson() => new()
    {
        ["notebook"] = Notebook,
        ["seed"] = Seed,
        ["failure"] = Failure,
        ["points"] = Points,
        ["possible"] = Possible,
        ["tasks"] = new JsonArray([.. Tasks.Select(Task)]),
    };

    private static JsonNode Task(TaskOutcome task) => new JsonObject
    {
        ["id"] = task.Id,
        ["title"] = task.Title,
        ["points"] = task.Points,
        ["possible"] = task.Possible,
        ["verdict"] = task.Verdict,
        ["checks"] = new JsonArray([.. task.Checks.Select(Check)]),
    };

    private static JsonNode Check(CheckOutcome check) => new JsonObject
    {
        ["name"] = check.Name,
        ["verdict"] = check.Verdict,
        ["error"] = check.Error,
        ["limit"] = check.Limit,
        ["mistakes"] = new JsonArray([.. check.Mistakes.Select(id => (JsonNode)JsonValue.Create(id))]),
        ["message"] = check.Message,
    };
}
