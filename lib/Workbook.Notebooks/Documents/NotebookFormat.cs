namespace Workbook.Notebooks;

/// <summary>A file format of notebooks.</summary>
public enum NotebookFormat
{
    /// <summary>Jupyter's JSON, nbformat 4.</summary>
    Ipynb,

    /// <summary>Plain text: cells that start with a line such as <c>#!csharp</c>.</summary>
    Dib,
}
