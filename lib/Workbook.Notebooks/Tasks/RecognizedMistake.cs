namespace Workbook.Notebooks;

/// <summary>A mistake that a check recognized, in words.</summary>
/// <param name="Id">"bn-momentum-swapped".</param>
/// <param name="Sentence">What the code does.</param>
/// <param name="Question">A question that leads to the fix.</param>
public sealed record RecognizedMistake(string Id, string Sentence, string Question);
