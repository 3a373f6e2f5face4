namespace Workbook.Charts;

/// <summary>The library that draws charts does not lie where it should, or cannot be loaded.</summary>
/// <param name="folder">Where it should lie.</param>
/// <param name="inner">Why it could not be loaded; <see langword="null"/> where it is not there.</param>
internal sealed class ChartsMissingException(string folder, Exception? inner = null)
    : Exception($"{Path.Combine(folder, ChartsLibrary.FileName)} {(inner is null ? "is not there" : $"cannot be loaded ({inner.Message})")}, so charts are shown as text. `./workbook run` at the repository's root, once, builds it; then restart the notebook.", inner);
