namespace Workbook.Notebooks;

/// <summary>What a restore brought.</summary>
/// <param name="Assemblies">Paths of the packages' assemblies, dependencies included.</param>
/// <param name="Native">Paths of native libraries for this machine.</param>
internal sealed record PackageFiles(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Native);
