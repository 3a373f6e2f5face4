using System.Text.RegularExpressions;

namespace Workbook;

/// <summary>
/// Runs what a notebook demonstrates with the learner's own methods. While one of them is still a stub,
/// an experiment does not fail: it says which task it waits for; where a check did not pass one, it says so before its results. Where
/// <c>WORKBOOK_EXPERIMENTS=skip</c> is set, as <c>workbook check</c> does, none runs.
/// </summary>
public static partial class Experiment
{
    /// <summary>Runs an experiment and keeps its result for <see cref="Experiment{TResult}.Show{TShown}"/>.</summary>
    /// <param name="name">"Experiment A".</param>
    /// <param name="run">What is done. A <see cref="NotImplementedException"/> out of it means that a task is not done yet.</param>
    public static Experiment<TResult> Run<TResult>(string name, Func<TResult> run)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(run);
        if (EnvironmentSettings.SkipExperiments)
        {
            return Waiting<TResult>(name, $"{name} is left out here.");
        }

        if (CheckedCode.DoubtOf(run) is { } doubt)
        {
            Console.WriteLine(doubt);
        }

        try
        {
            return new Experiment<TResult>(name, run(), null);
        }
        catch (Exception exception) when (Stub(exception) is { } stub)
        {
            return Waiting<TResult>(name, $"{name} waits for {Task(stub)}.");
        }
    }

    /// <summary>Runs an experiment that prints and returns nothing.</summary>
    /// <inheritdoc cref="Run{TResult}(string, Func{TResult})"/>
    public static void Run(string name, Action run)
    {
        ArgumentNullException.ThrowIfNull(run);
        Run(name, () =>
        {
            run();
            return true;
        });
    }

    private static Experiment<TResult> Waiting<TResult>(string name, string why)
    {
        Console.WriteLine(why);
        return new Experiment<TResult>(name, default!, why);
    }

    /// <summary>The stub's exception, also where something wrapped it.</summary>
    private static NotImplementedException? Stub(Exception exception) => exception switch
    {
        NotImplementedException stub => stub,
        AggregateException several => several.InnerExceptions.Select(Stub).FirstOrDefault(stub => stub is not null),
        { InnerException: { } inner } => Stub(inner),
        _ => null,
    };

    // "Task 1.3: BatchNormForward" reads as "task 1.3 (BatchNormForward)".
    private static string Task(NotImplementedException stub)
    {
        var match = StubMessage().Match(stub.Message);
        return match.Success
            ? $"task {match.Groups["id"].Value} ({match.Groups["name"].Value})"
            : $"a method that is not written yet: {stub.Message}";
    }

    [GeneratedRegex(@"^Task (?<id>\S+): (?<name>.+)$")]
    private static partial Regex StubMessage();
}

/// <summary>An experiment that ran, that waits for a task, or that was left out.</summary>
/// <typeparam name="TResult">What it measures.</typeparam>
[TypeFormatterSource(typeof(SentenceFormatters), PreferredMimeTypes = [FormatterSource.Text])]
public sealed class Experiment<TResult>
{
    private readonly TResult _result;

    internal Experiment(string name, TResult result, string? waiting) => (Name, _result, Waiting) = (name, result, waiting);

    /// <summary>"Experiment A".</summary>
    public string Name { get; }

    /// <summary>
    /// "Experiment A waits for task 1.3 (BatchNormForward)." or "Experiment A is left out here."; <see langword="null"/> when it ran.
    /// </summary>
    public string? Waiting { get; }

    /// <summary>What it measured.</summary>
    /// <exception cref="InvalidOperationException">It waits for a task.</exception>
    public TResult Result => Waiting is null ? _result : throw new InvalidOperationException(Waiting);

    /// <summary>Draws the result; while the experiment waits for a task, the sentence that says so.</summary>
    /// <param name="draw">Makes a figure, for instance.</param>
    public object Show<TShown>(Func<TResult, TShown> draw)
        where TShown : notnull
    {
        ArgumentNullException.ThrowIfNull(draw);
        return Waiting is null ? draw(_result) : Waiting;
    }

    /// <inheritdoc/>
    public override string ToString() => Waiting ?? $"{Name} is done.";
}
