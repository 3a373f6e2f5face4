namespace Workbook.Notebooks;

/// <summary>A value shown by a cell, as texts of one or more media types.</summary>
/// <param name="Data">Media type to text; binary types (images) as base64, JSON types as JSON text.</param>
/// <param name="DisplayId">The name under which it can be shown again in the same place; null for a value shown once.</param>
/// <param name="Update">Whether it takes the place of what was shown under <paramref name="DisplayId"/>.</param>
/// <param name="IsResult">Whether it is the value of the cell's last expression.</param>
public sealed record DisplayItem(
    IReadOnlyDictionary<string, string> Data,
    string? DisplayId = null,
    bool Update = false,
    bool IsResult = false);
