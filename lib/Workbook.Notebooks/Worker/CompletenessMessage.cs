namespace Workbook.Notebooks;

/// <summary>Whether a cell is whole.</summary>
internal sealed record CompletenessMessage(long Id, CompletenessAnswer Answer) : AnswerMessage(Id);
