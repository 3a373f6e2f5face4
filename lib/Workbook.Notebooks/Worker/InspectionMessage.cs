namespace Workbook.Notebooks;

/// <summary>What stands there.</summary>
internal sealed record InspectionMessage(long Id, InspectionAnswer Answer) : AnswerMessage(Id);
