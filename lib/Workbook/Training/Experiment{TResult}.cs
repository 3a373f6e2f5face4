namespace Workbook;

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
