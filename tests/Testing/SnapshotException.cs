namespace Workbook.Testing;

/// <summary>A text differs from its snapshot.</summary>
public sealed class SnapshotException(string message) : Exception(message);
