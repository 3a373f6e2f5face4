namespace Workbook.Hosting;

/// <summary>
/// What the <c>workbook</c> command tells the library of a notebook that it runs, by variables of the environment:
/// <c>WORKBOOK_CHECK_SEED=N</c> makes checks draw their inputs from N, as <c>Check.Seed = N</c> does;
/// <c>WORKBOOK_EXPERIMENTS=skip</c> leaves experiments out; <c>WORKBOOK_LIVE=text</c> draws no picture that is replaced later.
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

    /// <summary>Whether what changes while it runs is text until its last state.</summary>
    /// <exception cref="InvalidOperationException">The variable holds something else than <c>text</c>.</exception>
    public static bool LiveIsText => Value(Variables.Live) is { } text
        && (text == "text" ? true : throw Wrong(Variables.Live, text, "\"text\""));

    private static string? Value(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;

    private static InvalidOperationException Wrong(string variable, string text, string wanted)
        => new($"The environment's {variable} is \"{text}\"; wanted {wanted}, or no such variable.");
}

/// <summary>Where this library is. A notebook's engine loads it from a copy, so that it can be built while a notebook is open.</summary>
internal static class LibraryFolder
{
    /// <summary>The folder that it was loaded from; null where it was loaded from none.</summary>
    public static string? Loaded { get; } =
        Path.GetDirectoryName(typeof(LibraryFolder).Assembly.Location) is { Length: > 0 } folder ? folder : null;

    /// <summary>The folder that it was built in, which the engine leaves in the process's data.</summary>
    public static string? Built => Loaded is null ? null : AppContext.GetData(HostData.CopiedFrom + Loaded) as string ?? Loaded;
}
