namespace Workbook.Notebooks;

/// <summary>A cell of a source, with what its first line says.</summary>
/// <param name="Cell">The cell, with its answers.</param>
/// <param name="Header">What it is for; a check has its task's name and points.</param>
/// <param name="Id">Its id in the notebooks made from it; empty for the instructor's cells.</param>
internal sealed record SourceCell(NotebookCell Cell, CellHeader Header, string Id);
