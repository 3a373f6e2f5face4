namespace Workbook.Hosting;

/// <summary>
/// What the <c>workbook</c> command tells the library of a notebook that it runs, by variables of the environment:
/// <c>WORKBOOK_CHECK_SEED=N</c> makes checks draw their inputs from N, as <c>Check.Seed = N</c> does;
/// <c>WORKBOOK_EXPERIMENTS=skip</c> leaves experiments out.
/// </summary>
internal static class EnvironmentSettings
{
    /// <summary>The seed for checks; <see langword="null"/> where none is given.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else than a seed.</exception>
    public static int? CheckSeed => Value(Variables.CheckSeed) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw Wrong(Variables.CheckSeed, text, $"a whole number from 0 to {int.MaxValue}");

    /// <summary>Whether experiments are left out.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else than <c>skip</c>.</exception>
    public static bool SkipExperiments => Value(Variables.Experiments) is { } text
        && (text == "skip" ? true : throw Wrong(Variables.Experiments, text, "\"skip\""));

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;

    private static InvalidOperationException Wrong(string variable, string text, string wanted)
        => new($"The environment's {variable} is \"{text}\"; wanted {wanted}, or no such variable.");
}
