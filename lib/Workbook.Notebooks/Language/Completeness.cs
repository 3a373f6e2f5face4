namespace Workbook.Notebooks;

/// <summary>Whether a cell is whole.</summary>
public enum Completeness
{
    /// <summary>It can be executed.</summary>
    Complete,

    /// <summary>More lines are wanted.</summary>
    Incomplete,

    /// <summary>No further line makes it right.</summary>
    Invalid,

    /// <summary>It cannot be told.</summary>
    Unknown,
}
