using Spectre.Console;

namespace Workbook.Cli;

/// <summary>Where a verb tells a person what it does: stdout, or nothing with <c>--json</c>.</summary>
internal sealed class Screen
{
    private const int WidthOfFiles = 1000;

    public Screen(TextWriter output, TextWriter error, bool json)
    {
        (Output, Error, Json) = (output, error, json);
        IsTerminal = !json && ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected;
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(json ? TextWriter.Null : output),
            Ansi = IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            Interactive = IsTerminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!IsTerminal)
        {
            Console.Profile.Width = WidthOfFiles;
        }
    }

    public TextWriter Output { get; }
    public TextWriter Error { get; }

    /// <summary>Whether stdout belongs to the one object of <c>--json</c>.</summary>
    public bool Json { get; }

    /// <summary>Whether a person looks at it while it is written.</summary>
    public bool IsTerminal { get; }

    /// <summary>Tables and bars; silent with <c>--json</c>.</summary>
    public IAnsiConsole Console { get; }

    /// <summary>What is being done, for long work: a line on stderr where a person looks at it.</summary>
    public void Doing(string text)
    {
        if (!System.Console.IsErrorRedirected)
        {
            Error.WriteLine(text);
        }
    }

    /// <summary>A line on stderr where a notebook's libraries are not those that it names.</summary>
    public void LibraryNote(string notebook, RunResult run)
    {
        if (run.LibraryNote is { } note)
        {
            Error.WriteLine($"{notebook}: {note}");
        }
    }

    /// <summary>A line of plain text; silent with <c>--json</c>.</summary>
    public void Line(string text) => Console.WriteLine(text);
}

/// <summary>Prints the one object of <c>--json</c>.</summary>
internal static class JsonResult
{
    public static void Write(TextWriter output, JsonObject result) => output.WriteLine(result.ToJsonString(Options));

    private static readonly System.Text.Json.JsonSerializerOptions Options =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
