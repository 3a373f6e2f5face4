namespace Workbook.Cli;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    public const int Good = 0;
    public const int Failed = 1;
    public const int WrongCall = 2;
}

/// <summary>The work cannot be done; the message says why in one sentence for the person at the terminal.</summary>
internal sealed class CommandException(string message) : Exception(message);
