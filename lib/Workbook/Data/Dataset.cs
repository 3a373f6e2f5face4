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
            throw new ArgumentException($"Training images have {training.PixelCount} values each, validation images {validation.PixelCount}, test images {test.PixelCount}; they must be of one size.");
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

    /// <summary>The same data set with the first <paramref name="training"/> training images only.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public Dataset Subset(int training) => new(Training.Slice(0, training), Validation, Test, ClassNames);
}
