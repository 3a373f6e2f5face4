namespace Workbook.Cli;

/// <summary>A notebook whose answers were checked.</summary>
/// <param name="Notebook">The file, as a person would write it.</param>
/// <param name="Seed">What the checks' inputs were drawn from.</param>
/// <param name="Failure">Why it could not be judged as a whole; null where it could.</param>
/// <param name="Tasks">Its tasks, in order.</param>
/// <param name="Questions">How many questions it has that a person must read.</param>
internal sealed record NotebookCheck(string Notebook, int Seed, string? Failure, IReadOnlyList<TaskOutcome> Tasks, int Questions)
{
    /// <summary>Whether every task passes.</summary>
    public bool Good => Failure is null && Tasks.All(task => task.Passes);

    /// <summary>The points earned.</summary>
    public int Points => Tasks.Sum(task => task.Points);

    /// <summary>The points that the tasks can give.</summary>
    public int Possible => Tasks.Sum(task => task.Possible);

    /// <summary>Runs a notebook and judges it.</summary>
    /// <param name="file">The notebook; its folder is the one it runs in.</param>
    /// <param name="seed">What the checks draw from; null for a number that nobody chose.</param>
    /// <param name="options">How to run it.</param>
    /// <param name="screen">Shows how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
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
