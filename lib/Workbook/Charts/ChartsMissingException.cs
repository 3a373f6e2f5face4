namespace Workbook;

/// <summary>The library that draws charts does not lie where it should.</summary>
/// <param name="folder">Where it should.</param>
internal sealed class ChartsMissingException(string folder)
    : Exception($"{Path.Combine(folder, ChartsLibrary.FileName)} is not there, so charts are shown as text. `./workbook run` (or `dotnet build -c Release lib/Workbook.Cli`), once, at the repository's root, builds it; then restart the notebook.");
