namespace Workbook.Engine.Processes;

/// <summary>The net below each program: an unforeseen exception is one sentence and exit code 1, no trace and no abort.</summary>
public static class UnexpectedError
{
    private const string Trace = "WORKBOOK_TRACE";

    /// <summary>Catches what reaches the top of any thread of this process.</summary>
    public static void EndProcess()
    {
        StandardWriter.Guard();
        AppDomain.CurrentDomain.UnhandledException += (_, e) =>
        {
            Console.Error.WriteLine(Describe((Exception)e.ExceptionObject));
            Environment.Exit(1);
        };
    }

    /// <summary>What is said of such an exception, and how to see where it comes from; where that was asked for, that.</summary>
    public static string Describe(Exception exception) =>
        Environment.GetEnvironmentVariable(Trace) is { Length: > 0 }
            ? exception.ToString()
            : $"{exception.GetType().Name}: {exception.Message} This should not happen; the variable {Trace}=1 in the environment shows "
                + $"where it does.";
}
