namespace Workbook.Engine.Documents;

/// <summary>Decodes the bytes of a notebook's file.</summary>
internal static class FileText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of UTF-8 bytes, without a byte order mark.</summary>
    /// <exception cref="NotebookFormatException">The bytes are not UTF-8.</exception>
    public static string Decode(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            throw new NotebookFormatException(file, 1, "starts with a UTF-16 byte order mark; wanted UTF-8");
        }

        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
        }

        if (bytes.IndexOf((byte)0) is var zero and >= 0)
        {
            throw new NotebookFormatException(file, LineAt(bytes, zero), "holds a zero byte; wanted text in UTF-8");
        }

        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new NotebookFormatException(file, LineAt(bytes, e.Index), $"byte 0x{e.BytesUnknown?.FirstOrDefault():X2} is not UTF-8");
        }
    }

    private static int LineAt(ReadOnlySpan<byte> bytes, int index) => 1 + bytes[..Math.Min(index, bytes.Length)].Count((byte)'\n');
}
