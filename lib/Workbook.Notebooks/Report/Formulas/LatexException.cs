namespace Workbook.Notebooks;

/// <summary>A formula uses something that the report does not typeset, or is malformed.</summary>
/// <param name="message">What and where.</param>
internal sealed class LatexException(string message) : Exception(message);
