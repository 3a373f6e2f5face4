namespace Workbook;

/// <summary>Trains nets: draws batches, moves the parameters, measures accuracy, keeps the best parameters.</summary>
public static class Solver
{
    // Rows per forward pass when accuracy is measured: whole tiles of the products, and few enough for the second-level cache.
    private const int RowsAtOnce = 48;

    /// <summary>
    /// Trains <paramref name="net"/> and leaves the parameters with the best validation accuracy in it, with the running
    /// averages that belong to them. An epoch has N/batch iterations (at least one); accuracies are measured after the first iteration,
    /// after each epoch and at the end.
    /// </summary>
    /// <param name="net">Changed.</param>
    /// <param name="data">Its training and validation images are used.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">An option is illegal, or images and net do not fit.</exception>
    /// <exception cref="OperationCanceledException">
    /// The options' token was cancelled. The net has the parameters of the last iteration.
    /// </exception>
    public static TrainingHistory Train<T>(FullyConnectedNet<T> net, Dataset data, SolverOptions? options = null)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentNullException.ThrowIfNull(data);
        options ??= new SolverOptions();
        options.Validate();
        RequireImages(data.Training, net.InputSize, net.Classes, "training");
        RequireImages(data.Validation, net.InputSize, net.Classes, "validation");
        if ((long)options.BatchSize * net.InputSize > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{nameof(SolverOptions)}.{nameof(SolverOptions.BatchSize)} is {options.BatchSize}; "
                + $"with {net.InputSize} values an image it must be at most {Array.MaxLength / net.InputSize}.");
        }

        // In a sweep a training is a part of the sweep's picture.
        var progress = options.Progress ?? SweepDisplay.Training;
        using var display = progress is null ? TrainingDisplay.Open(options.PrintEvery > 0) : null;
        return new TrainingRun<T>(net, data, options, progress ?? display).Run();
    }

    /// <summary>The share of images whose class the net predicts, in test mode.</summary>
    /// <exception cref="ArgumentException">There are no images, or images and net do not fit.</exception>
    public static double Accuracy<T>(FullyConnectedNet<T> net, ImageSet images)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(net);
        ArgumentNullException.ThrowIfNull(images);
        RequireImages(images, net.InputSize, net.Classes, "given");
        return Accuracy(net, images, [.. Enumerable.Range(0, images.Count)], new Buffer<T>());
    }

    /// <summary>The same for some of the images, gathered into <paramref name="buffer"/>.</summary>
    internal static double Accuracy<T>(FullyConnectedNet<T> net, ImageSet images, int[] rows, Buffer<T> buffer)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        // The last rows that fill no whole pass go with some before them that are counted already: all passes have the same buffers.
        var (right, counted) = (0, 0);
        while (counted < rows.Length)
        {
            CellStops.ThrowIfAsked();
            var start = Math.Max(0, Math.Min(counted, rows.Length - RowsAtOnce));
            var chunk = rows[start..Math.Min(start + RowsAtOnce, rows.Length)];
            var x = buffer.Of(chunk.Length, images.PixelCount);
            images.Gather<T>(chunk, Dense.Values(x));
            var predicted = net.Predict(x);
            for (var i = counted - start; i < chunk.Length; i++)
            {
                right += predicted[i] == images.Label(chunk[i]) ? 1 : 0;
            }

            counted = start + chunk.Length;
        }

        return (double)right / rows.Length;
    }

    private static void RequireImages(ImageSet images, int inputSize, int classes, string which)
    {
        if (images.Count == 0)
        {
            throw new ArgumentException($"There are no {which} images; at least one is wanted.");
        }

        if (images.PixelCount != inputSize)
        {
            throw new ArgumentException($"The {which} images have {images.PixelCount} values each; the net wants {inputSize}.");
        }

        for (var i = 0; i < images.Count; i++)
        {
            if ((uint)images.Label(i) >= (uint)classes)
            {
                throw new ArgumentException(
                    $"The {which} image {i} has class {images.Label(i)}; the net has the classes 0 to {classes - 1}.");
            }
        }
    }
}
