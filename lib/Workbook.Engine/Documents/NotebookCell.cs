namespace Workbook.Engine.Documents;

/// <summary>One cell of a notebook.</summary>
public sealed class NotebookCell
{
    internal NotebookCell(CellKind kind, string language, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(language);
        ArgumentNullException.ThrowIfNull(source);
        (Kind, Language, Source) = (kind, language, source);
    }

    /// <summary>A C# cell.</summary>
    public static NotebookCell CSharp(string source) => new(CellKind.Code, KernelNames.CSharp, source);

    /// <summary>A markdown cell.</summary>
    public static NotebookCell Markdown(string source) => new(CellKind.Markdown, KernelNames.Markdown, source);

    /// <summary>The cell's id in its notebook; null where the file gave none.</summary>
    public string? Id { get; set; }

    /// <summary>What is done with it.</summary>
    public CellKind Kind { get; set; }

    /// <summary>The kernel it is for: <c>csharp</c>, <c>mermaid</c>, …; <c>markdown</c> or <c>raw</c> where no kernel is.</summary>
    public string Language { get; set; }

    /// <summary>Its text, as it stands in the file.</summary>
    public string Source { get; set; }

    /// <summary>Jupyter's metadata of the cell, with whatever other tools put there.</summary>
    public JsonObject Metadata { get; set; } = [];

    /// <summary>What running it gave; of code cells only.</summary>
    public List<CellOutput> Outputs { get; } = [];

    /// <summary>The number that running it was given; null before.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>The line of a <c>.dib</c> file on which the text starts; 0 where it is not known.</summary>
    internal int Line { get; set; }

    /// <summary>The cell's properties as they were read, in their order, with those unknown to us (attachments and others).</summary>
    internal JsonObject Fields { get; set; } = [];

    /// <summary>A copy that shares nothing with this cell.</summary>
    public NotebookCell Clone()
    {
        var copy = new NotebookCell(Kind, Language, Source)
        {
            Id = Id,
            Metadata = (JsonObject)Metadata.DeepClone(),
            ExecutionCount = ExecutionCount,
            Fields = (JsonObject)Fields.DeepClone(),
            Line = Line,
        };
        copy.Outputs.AddRange(Outputs.Select(output => output.Clone()));
        return copy;
    }
}

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
