namespace Workbook.Tests.Data;

/// <summary>Bytes of small batches whose every value is known.</summary>
internal static class Records
{
    /// <summary>One record for each label; value k of image i is <c>(7·i + k) mod 251</c>.</summary>
    public static byte[] Of(params int[] labels) =>
        [.. labels.SelectMany((label, i) => Enumerable.Range(0, 3072).Select(k => (byte)(((7 * i) + k) % 251)).Prepend((byte)label))];

    /// <summary>So many records with labels 0, 1, …, 9, 0, …</summary>
    public static byte[] Count(int count) => Of([.. Enumerable.Range(0, count).Select(i => i % 10)]);
}
