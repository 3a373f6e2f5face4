namespace Workbook;

/// <summary>NumPy's legacy generator, bit for bit.</summary>
public sealed class NumPyRandom
{
}
