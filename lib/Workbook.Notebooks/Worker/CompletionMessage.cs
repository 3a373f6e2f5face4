namespace Workbook.Notebooks;

/// <summary>What could be written.</summary>
internal sealed record CompletionMessage(long Id, CompletionAnswer Answer) : AnswerMessage(Id);
