namespace Workbook.Data;

/// <summary>Images and labels of one file in CIFAR-10's binary format.</summary>
/// <param name="Pixels">3,072 bytes an image: red, green, blue plane, each row by row; image after image.</param>
/// <param name="Labels">The class of each image, 0 to 9.</param>
internal sealed record Cifar10Batch(byte[] Pixels, int[] Labels)
{
    /// <summary>How many images there are.</summary>
    public int Count => Labels.Length;
}
