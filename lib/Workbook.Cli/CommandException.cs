namespace Workbook.Cli;

/// <summary>The work cannot be done; the message says why in one sentence for the person at the terminal.</summary>
internal sealed class CommandException(string message) : Exception(message);
