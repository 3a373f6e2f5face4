namespace Workbook.Layers;

/// <summary>What all layers ask of their arguments, with messages that name the argument, what was found and what was wanted.</summary>
internal static class Arguments
{
    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    /// <exception cref="ArgumentException">It has another shape.</exception>
    internal static void Require(Matrix<double> found, int rows, int columns, string name, string because)
    {
        ArgumentNullException.ThrowIfNull(found, name);
        if (found.RowCount != rows || found.ColumnCount != columns)
        {
            throw new ArgumentException($"{name} is {Shapes.Of(found)}; {because} wants ({rows},{columns}).");
        }
    }

    /// <exception cref="ArgumentNullException"><paramref name="found"/> is null.</exception>
    /// <exception cref="ArgumentException">It has another length.</exception>
    internal static void Require<T>(Vector<T> found, int count, string name, string because)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(found, name);
        if (found.Count != count)
        {
            throw new ArgumentException($"{name} is {Shapes.Of(found)}; {because} wants ({count}).");
        }
    }

    /// <summary>The classes fit the scores: as many labels as rows, each below the number of columns.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="labels"/> is null.</exception>
    /// <exception cref="ArgumentException">Their number differs, or one is not a class.</exception>
    internal static void RequireLabels(int[] labels, int rows, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length != rows)
        {
            throw new ArgumentException($"There are {labels.Length} labels for {rows} rows of scores; each row wants one.");
        }

        for (var i = 0; i < labels.Length; i++)
        {
            if ((uint)labels[i] >= (uint)classes)
            {
                throw new ArgumentException($"Label {i} is {labels[i]}; with {classes} classes a label is 0 to {classes - 1}.");
            }
        }
    }
}
