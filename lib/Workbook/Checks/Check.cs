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

    private static CheckReport Run(TaskCheck task, Delegate answer, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return task.Run(caller, Seed ?? EnvironmentSettings.CheckSeed ?? System.Random.Shared.Next(1_000_000));
    }
}
