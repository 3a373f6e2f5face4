namespace Workbook.Notebooks;

/// <summary>What a notebook does with a cell.</summary>
public enum CellKind
{
    /// <summary>Sent to a kernel.</summary>
    Code,

    /// <summary>Rendered as text.</summary>
    Markdown,

    /// <summary>Passed on as it is.</summary>
    Raw,
}
