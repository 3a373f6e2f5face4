namespace Workbook;

/// <summary>
/// The checks of the notebooks, one method for each task. Each takes the learner's own method, calls it on inputs that are
/// drawn afresh, and returns a report that a notebook shows. A check never throws because of an answer.
/// </summary>
public static partial class Check
{
    /// <summary>
    /// The seed that the next checks draw their inputs from; <see langword="null"/>, the default, means a new one for each check
    /// (or the environment's <c>WORKBOOK_CHECK_SEED</c>, which the <c>workbook</c> command sets).
    /// Every report prints the seed that it used: setting it here repeats those inputs exactly.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The seed is negative.</exception>
    public static int? Seed
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value ?? 0, nameof(value));
            field = value;
        }
    }

    /// <summary>How long a call of an answer may take before it is ended: ten seconds unless set. Correct ones take milliseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public static TimeSpan TimeLimit
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(10);

    private static CheckReport Run<TAnswer>(StepCheck<TAnswer> task, TAnswer answer)
        where TAnswer : Delegate => Run(task, task.Call(answer), answer);

    private static CheckReport Run(TaskCheck task, Caller caller, params Delegate[] answers)
    {
        foreach (var answer in answers)
        {
            ArgumentNullException.ThrowIfNull(answer);
        }

        var code = CodeReader.Of(answers);
        return Uncalled(task, code)
            ?? new CheckReport(Memory.Keep(Related.Point(Pipeline.Run(task, caller, NextSeed(), Limit, code), Memory)));
    }

    // What its code says already needs no call; and an answer that is known not to end is not called again.
    private static CheckReport? Uncalled(TaskCheck task, AnswerCode code)
    {
        var judgement = Problems.Uncalled(task.Entry, code) is { } why
            ? Judgement.Uncalled(task.Entry, NextSeed(), why)
            : Related.EndlessBefore(task.Entry, code, Memory);
        return judgement is null ? null : new CheckReport(Memory.Keep(judgement));
    }

    /// <summary>
    /// The checks of this flow of execution alone, where set: a seed and a limit before those of the session, and a memory of their own.
    /// For checks side by side.
    /// </summary>
    internal static AsyncLocal<CheckScope?> Here { get; } = new();

    private static TimeSpan Limit => Here.Value?.TimeLimit ?? TimeLimit;

    private static int NextSeed() => Here.Value?.Seed ?? Seed ?? EnvironmentSettings.CheckSeed ?? System.Random.Shared.Next(1_000_000);
}
