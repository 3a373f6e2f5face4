namespace Workbook.Authoring;

/// <summary>What a cell of a notebook's source is for.</summary>
public enum CellRole
{
    /// <summary>Text or code as it stands.</summary>
    Given,

    /// <summary>The first code cell: it loads the library.</summary>
    Setup,

    /// <summary>A task's code, which the learner writes.</summary>
    Answer,

    /// <summary>Judges an answer.</summary>
    Check,

    /// <summary>A question that the learner answers in words.</summary>
    Question,

    /// <summary>Code that trains or draws.</summary>
    Experiment,

    /// <summary>For the instructor: in the source only.</summary>
    Instructor,
}

/// <summary>A cell of a source, answers included. A check has its task's name and points; the instructor's cells have no id.</summary>
internal sealed record SourceCell(NotebookCell Cell, CellHeader Header, string Id);
