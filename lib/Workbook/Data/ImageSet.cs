namespace Workbook;

/// <summary>
/// Images with their classes. Image follows image in memory, so that gathering a batch reads whole images;
/// a batch holds one image a row, flattened in the file's order.
/// </summary>
public sealed class ImageSet
{
    [ThreadStatic]
    private static int[]? _starts;

    private readonly int _first;
    private readonly byte[]? _bytes;
    private readonly double[] _values;
    private readonly int[] _labels;

    /// <summary>Images of bytes from which <paramref name="meanImage"/> is subtracted when a batch is made.</summary>
    /// <param name="pixels">N·D bytes, image after image.</param>
    /// <param name="labels">The class of each image, <c>(N)</c>.</param>
    /// <param name="meanImage">What to subtract, <c>(D)</c>.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public ImageSet(byte[] pixels, int[] labels, double[] meanImage)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(meanImage);
        if (pixels.Length != (long)labels.Length * meanImage.Length)
        {
            throw new ArgumentException(
                $"{labels.Length} labels and a mean image of {meanImage.Length} values want {(long)labels.Length * meanImage.Length} "
                + $"bytes; there are {pixels.Length}.",
                nameof(pixels));
        }

        (_bytes, _values, _labels) = (pixels, meanImage, labels);
        (Count, PixelCount) = (labels.Length, meanImage.Length);
    }

    /// <summary>Images given as numbers, one a row; they are used as they are.</summary>
    /// <param name="images"><c>(N,D)</c>.</param>
    /// <param name="labels">The class of each image, <c>(N)</c>.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows.</exception>
    public ImageSet(Matrix<double> images, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(labels);
        if (images.RowCount != labels.Length)
        {
            throw new ArgumentException($"{images.RowCount} images want as many labels; there are {labels.Length}.", nameof(labels));
        }

        (_values, _labels) = (images.ToRowMajorArray(), labels);
        (Count, PixelCount) = (labels.Length, images.ColumnCount);
    }

    private ImageSet(ImageSet whole, int first, int count)
    {
        (_bytes, _values, _labels) = (whole._bytes, whole._values, whole._labels);
        (_first, Count, PixelCount) = (whole._first + first, count, whole.PixelCount);
    }

    /// <summary>How many images there are: N.</summary>
    public int Count { get; }

    /// <summary>Values per image: D, 3,072 for 32×32 in three colors.</summary>
    public int PixelCount { get; }

    /// <summary>What is subtracted from each image when a batch is made, <c>(D)</c>; a copy. Zeros for a set made of numbers.</summary>
    public double[] MeanImage => _bytes is null ? new double[PixelCount] : [.. _values];

    /// <summary>The class of each image, <c>(N)</c>; a copy.</summary>
    public int[] Labels => _labels.AsSpan(_first, Count).ToArray();

    /// <summary>The class of one image.</summary>
    public int Label(int image) => _labels[_first + Checked(image)];

    /// <summary>Part of the set, sharing its memory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie in the set.</exception>
    public ImageSet Slice(int first, int count)
    {
        if (first < 0 || count < 0 || first + (long)count > Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), $"Images {first} to {first + (long)count - 1} were wanted; the set has {Count}.");
        }

        return new ImageSet(this, first, count);
    }

    /// <summary>All images, one a row, <c>(N,D)</c>.</summary>
    public Matrix<T> ToMatrix<T>()
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T> => Batch<T>([.. Enumerable.Range(0, Count)]);

    /// <summary>The images with these numbers, one a row, <c>(rows,D)</c>; a number may come twice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No image has one of the numbers.</exception>
    /// <exception cref="ArgumentException">They are too many for one matrix.</exception>
    public Matrix<T> Batch<T>(int[] rows)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(rows);
        if ((long)rows.Length * PixelCount > Array.MaxLength)
        {
            throw new ArgumentException(
                $"A batch of {rows.Length} images of {PixelCount} values would have {(long)rows.Length * PixelCount} values; "
                + $"an array has at most {Array.MaxLength}.",
                nameof(rows));
        }

        var columnMajor = new T[rows.Length * PixelCount];
        Gather(rows, columnMajor);
        return Matrix<T>.Build.Dense(rows.Length, PixelCount, columnMajor);
    }

    /// <summary>The classes of the images with these numbers.</summary>
    public int[] LabelsOf(int[] rows) => Array.ConvertAll(rows, Label);

    /// <summary>One image as it is to be looked at, the mean image not subtracted.</summary>
    /// <exception cref="InvalidOperationException">The set was made of numbers, or its images are not square in three colors.</exception>
    public PixelImage Picture(int image, string caption = "")
    {
        var side = (int)Math.Sqrt(PixelCount / 3);
        if (_bytes is null || 3 * side * side != PixelCount)
        {
            throw new InvalidOperationException(
                $"Images of {PixelCount} {(_bytes is null ? "numbers" : "bytes")} cannot be shown; "
                + "pictures are square, in three colours of one byte each.");
        }

        return PixelImage.FromPlanes(side, side, _bytes.AsSpan((_first + Checked(image)) * PixelCount, PixelCount), caption);
    }

    /// <summary>Writes a batch column after column into memory that is there already.</summary>
    /// <exception cref="NotSupportedException">
    /// <typeparamref name="T"/> is neither <see cref="float"/> nor <see cref="double"/>.
    /// </exception>
    internal void Gather<T>(ReadOnlySpan<int> rows, T[] columnMajor)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        Precision.Require<T>();
        if (_starts?.Length != rows.Length)
        {
            _starts = new int[rows.Length];
        }

        var starts = _starts;
        for (var i = 0; i < rows.Length; i++)
        {
            starts[i] = (_first + Checked(rows[i])) * PixelCount;
        }

        if (_bytes is null)
        {
            BatchGathering<T>.Numbers(_values, starts, PixelCount, columnMajor);
        }
        else
        {
            BatchGathering<T>.Bytes(_bytes, starts, _values, columnMajor);
        }
    }

    private int Checked(int image) => (uint)image < (uint)Count
        ? image
        : throw new ArgumentOutOfRangeException(nameof(image), image, $"The set has the images 0 to {Count - 1}.");
}
