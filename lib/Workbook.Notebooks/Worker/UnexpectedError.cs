using System.Text;

namespace Workbook.Notebooks;

/// <summary>
/// The net below each of the workbook's programs: an exception that nobody foresaw is one sentence and exit code 1, not a trace and an
/// aborted process.
/// </summary>
public static class UnexpectedError
{
    private const string Trace = "WORKBOOK_TRACE";

    /// <summary>Catches what reaches the top of any thread of this process.</summary>
    public static void EndProcess()
    {
        Console.SetError(new Forgiving(Console.Error));
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            Console.Error.WriteLine(Describe((Exception)e.ExceptionObject));
            Environment.Exit(1);
        };
    }

    /// <summary>What is said of such an exception, and how to see where it comes from; where that was asked for, that.</summary>
    public static string Describe(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return Environment.GetEnvironmentVariable(Trace) is { Length: > 0 }
            ? exception.ToString()
            : $"{exception.GetType().Name}: {exception.Message} This should not happen; the variable {Trace}=1 in the environment shows where it does.";
    }

    // Where standard error is closed or its disk is full, nobody can be told so; the exit code says enough.
    private sealed class Forgiving(TextWriter errors) : TextWriter
    {
        public override Encoding Encoding => errors.Encoding;

        public override void Write(char value) => Write(value.ToString());

        public override void WriteLine(string? value) => Write(value + errors.NewLine);

        public override void Write(string? value)
        {
            try
            {
                errors.Write(value);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}
