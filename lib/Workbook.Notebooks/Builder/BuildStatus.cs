namespace Workbook.Notebooks;

/// <summary>What became of one notebook in a build.</summary>
public enum BuildStatus
{
    /// <summary>The file says what the source says.</summary>
    Unchanged,

    /// <summary>The file was written.</summary>
    Written,

    /// <summary>The file was left alone, because a learner has worked in it.</summary>
    Kept,

    /// <summary>The file is missing, differs from the source, lacks outputs, or shows an answer.</summary>
    Drift,
}
