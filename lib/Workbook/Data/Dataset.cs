namespace Workbook;

/// <summary>Training, validation and test images of one data set.</summary>
public sealed class Dataset
{
    /// <summary>A data set from its three parts.</summary>
    /// <exception cref="ArgumentException">The parts' images differ in size.</exception>
    public Dataset(ImageSet training, ImageSet validation, ImageSet test, IReadOnlyList<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(classNames);
        if (validation.PixelCount != training.PixelCount || test.PixelCount != training.PixelCount)
        {
            throw new ArgumentException(
                $"Training images have {training.PixelCount} values each, validation images {validation.PixelCount}, "
                + $"test images {test.PixelCount}; they must be of one size.");
        }

        (Training, Validation, Test, ClassNames) = (training, validation, test, classNames);
    }

    /// <summary>What a net learns from.</summary>
    public ImageSet Training { get; }

    /// <summary>What settings are chosen by.</summary>
    public ImageSet Validation { get; }

    /// <summary>What is looked at once, at the end.</summary>
    public ImageSet Test { get; }

    /// <summary>The name of each class, in the order of the labels.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>
    /// The mean of all training images, which is subtracted from every image, <c>(D)</c>; a copy. A subset keeps that of the whole.
    /// </summary>
    public double[] MeanImage => Training.MeanImage;

    /// <summary>
    /// Reads a data set from the repository's <c>data/</c>, which is looked for from the current folder upwards.
    /// <c>cifar-style</c> has 4,000 training, 1,000 validation and 1,000 test images; <c>cifar10</c> 49,000, 1,000 and 1,000.
    /// The mean image of the training images is subtracted from all, and nothing else is done to them.
    /// </summary>
    /// <param name="name"><c>cifar-style</c> or <c>cifar10</c>.</param>
    /// <param name="training">Only so many training images, the first ones; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentException">There is no data set of this name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many training images.</exception>
    /// <exception cref="DatasetException">The data set is not there (the message says how to make it) or damaged.</exception>
    public static Dataset Load(string name, int? training = null) => Load(name, training, DataFolder.UsualStarts());

    /// <summary>The same, looked for from other folders.</summary>
    internal static Dataset Load(string name, int? training, params string[] starts)
    {
        var specification = DatasetSpecification.Named(name);
        var whole = DatasetReader.Read(DataFolder.FindSet(specification, starts), specification);
        return training is { } count ? whole.Subset(count) : whole;
    }

    /// <summary>The same data set with the first <paramref name="training"/> training images only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Dataset Subset(int training) => new(Training.Slice(0, training), Validation, Test, ClassNames);

    /// <summary>"4000 training, 1000 validation and 1000 test images of 3072 values each, in 10 classes: balloon, bird, …".</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Training.Count} training, {Validation.Count} validation and {Test.Count} test images of {Training.PixelCount} values each, "
        + $"in {ClassNames.Count} classes: {string.Join(", ", ClassNames)}");
}
