namespace Workbook.Training;

/// <summary>
/// What an optimizer keeps for one parameter between steps. Arrays are made when a rule first asks for them, zeros at the start.
/// </summary>
/// <param name="count">How many values the parameter has.</param>
/// <param name="rows">How many of them a column has: 1 for a vector.</param>
internal sealed class OptimizerMemory<T>(int count, int rows)
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    private T[]? _first;
    private T[]? _second;

    /// <summary>How many values the parameter has.</summary>
    internal int Count => count;

    /// <summary>How many of them a column has.</summary>
    internal int Rows => rows;

    /// <summary>Velocity, or the average of gradients.</summary>
    internal T[] First => _first ??= new T[count];

    /// <summary>The average of squared gradients.</summary>
    internal T[] Second => _second ??= new T[count];

    /// <summary>How many steps there were.</summary>
    internal int Steps { get; set; }
}
