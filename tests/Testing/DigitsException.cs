namespace Workbook.Testing;

/// <summary>Two numbers differ.</summary>
public sealed class DigitsException(string message) : Exception(message);
