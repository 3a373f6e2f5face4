namespace Workbook.Data;

/// <summary>Recognizes what people have in place of a binary batch, by its first bytes.</summary>
internal static class ForeignFormat
{
    /// <summary>What the bytes look like, or <see langword="null"/>.</summary>
    public static string? Recognize(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x1f, 0x8b, ..] => "is a gzip archive that has not been unpacked",
        [0x80, >= 1 and <= 5, ..] => "is a Python pickle",
        [(byte)'P', (byte)'K', 3, 4, ..] => "is a zip archive",
        [0x89, (byte)'H', (byte)'D', (byte)'F', ..] => "is a MATLAB or HDF5 file",
        _ when bytes.StartsWith("MATLAB"u8) => "is a MATLAB file",
        _ when bytes.StartsWith("<"u8) => "is a web page, perhaps an error message that was saved",
        _ when bytes.StartsWith("version https://git-lfs"u8) => "is a Git LFS pointer, not the file itself",
        _ when bytes.Length > 262 && bytes[257..262].SequenceEqual("ustar"u8) => "is a tar archive",
        _ => null,
    };
}
