namespace Workbook.Contract;

// What the notebooks' engine and the libraries that a notebook imports know of each other. Neither references the other: this file
// is compiled into both.

/// <summary>What the engine leaves in the process's data (<see cref="AppContext"/>) before a cell can load a library.</summary>
internal static class HostData
{
    /// <summary>
    /// Shows a value: <c>Action&lt;string, bool, IReadOnlyDictionary&lt;string, string&gt;&gt;</c> of the display's id,
    /// whether it replaces what has that id, and the representations, MIME type to text.
    /// </summary>
    public const string Display = "Workbook.NotebookHost";

    /// <summary>
    /// Begins a flow of work that can be stopped alone: <c>Func&lt;Action&lt;bool&gt;&gt;</c>; what it returns asks the flow to end
    /// (<see langword="true"/>) or is told that it has ended (<see langword="false"/>).
    /// </summary>
    public const string BeginFlow = "Workbook.StoppableFlow";

    /// <summary>Throws <see cref="StoppedException"/> where the caller's cell is to stop: <c>Action</c>.</summary>
    public const string ThrowIfStopped = "Workbook.StopLook";

    /// <summary>The full name of the exception that ends a stopped cell.</summary>
    public const string StoppedException = "Workbook.Engine.Stopping.CellStoppedException";

    /// <summary>The full name of the exception that ends a recursion in time: thrown where a function is entered.</summary>
    public const string RecursionException = "Workbook.Engine.Errors.RecursionTooDeepException";

    /// <summary>
    /// The lines of its cell in which a function returns: <c>Func&lt;string, string, int[]?&gt;</c> of assembly and method name.
    /// </summary>
    public const string ReturnLines = "Workbook.ReturnLines";

    /// <summary>The cell that would have declared a name anew and did not compile: <c>Func&lt;string, string?&gt;</c>.</summary>
    public const string FailedCell = "Workbook.FailedCell";

    /// <summary>What an exception means, in sentences: <c>Func&lt;Exception, string?&gt;</c>.</summary>
    public const string Explanation = "Workbook.Explanation";

    /// <summary>With the folder of a library's copy behind it: the folder that the copy was made from.</summary>
    public const string CopiedFrom = "Workbook.CopiedFrom:";
}

/// <summary>Variables of the environment by which the command tells a notebook's libraries how to run.</summary>
internal static class Variables
{
    /// <summary>The seed from which checks draw their inputs, a whole number.</summary>
    public const string CheckSeed = "WORKBOOK_CHECK_SEED";

    /// <summary><c>skip</c> leaves experiments out.</summary>
    public const string Experiments = "WORKBOOK_EXPERIMENTS";

    /// <summary><c>text</c> shows what changes while it runs as text alone: nobody sees a picture before its last state.</summary>
    public const string Live = "WORKBOOK_LIVE";
}

/// <summary>MIME types under which tools find reports in a notebook's outputs.</summary>
internal static class ReportTypes
{
    /// <summary>The outcome of a check: a task object of <c>check --json</c>.</summary>
    public const string Check = "application/vnd.workbook.check+json";

    /// <summary>The progress of a notebook.</summary>
    public const string Progress = "application/vnd.workbook.progress+json";
}

/// <summary>Verdicts in reports and in the command's JSON, and how people read them.</summary>
internal static class VerdictWord
{
    /// <summary>The answer is right.</summary>
    public const string Pass = "pass";

    /// <summary>The answer is wrong.</summary>
    public const string Fail = "fail";

    /// <summary>Nothing is written yet.</summary>
    public const string NotAttempted = "not-attempted";

    /// <summary>It waits for another task.</summary>
    public const string Blocked = "blocked";

    /// <summary>The answer threw an exception, or could not be judged.</summary>
    public const string Error = "error";

    /// <summary>A sign, so that nothing depends on color; <see langword="null"/> where nothing was checked.</summary>
    public static string Symbol(string? word) => word switch
    {
        Pass => "✓",
        Fail => "✗",
        NotAttempted => "○",
        Blocked => "◌",
        null => "·",
        _ => "!",
    };

    /// <summary>The words that a learner reads; <see langword="null"/> where nothing was checked.</summary>
    public static string Sentence(string? word) => word switch
    {
        Pass => "right",
        Fail => "not right yet",
        NotAttempted => "not written yet",
        Blocked => "waits for another task",
        null => "not checked yet",
        _ => "stopped",
    };
}
