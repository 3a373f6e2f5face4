namespace Workbook.Notebooks;

/// <summary>One thing that could be written.</summary>
/// <param name="Text">What is written.</param>
/// <param name="Display">What is shown for it, such as <c>List&lt;&gt;</c>.</param>
/// <param name="Kind">What it is, in the words that Jupyter's clients know: function, class, property, module, keyword, instance and the like.</param>
/// <param name="Signature">A function's type parameters, parameters and result, or another thing's type; empty where there is none.</param>
public sealed record CompletionMatch(string Text, string Display, string Kind, string Signature = "");
