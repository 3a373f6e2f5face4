using System.Text.Json;

namespace Workbook.Tests;

/// <summary>Data sets small enough for a test.</summary>
internal static class TinyData
{
    /// <summary>The data of <c>numpy_training.py</c>: 64 and 40 examples of 12 values in 5 classes.</summary>
    internal static Dataset FromNumPy(JsonElement file)
    {
        ImageSet Part(string x, string y)
        {
            var labels = file.GetProperty(y).AllNumbers().Select(label => (int)label).ToArray();
            return new ImageSet(NumPy.Reshape(Vector<double>.Build.Dense(file.GetProperty(x).AllNumbers()), labels.Length, 12), labels);
        }

        var validation = Part("x_val", "y_val");
        return new Dataset(Part("x", "y"), validation, validation, ["a", "b", "c", "d", "e"]);
    }

    /// <summary>Noisy clusters.</summary>
    internal static Dataset Clusters(int training, int validation = 30, int size = 12, int classes = 3, int seed = 5)
    {
        var random = new NumPyRandom(seed);
        var centers = random.NextGaussianMatrix(classes, size);
        ImageSet Part(int count)
        {
            var labels = random.NextIntegers(classes, count);
            return new ImageSet(
                random.NextGaussianMatrix(count, size) + Matrix<double>.Build.Dense(count, size, (i, j) => centers[labels[i], j]), labels);
        }

        return new Dataset(Part(training), Part(validation), Part(validation), [.. Enumerable.Range(0, classes).Select(c => $"class {c}")]);
    }
}
