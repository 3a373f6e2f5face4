using System.Security.Cryptography;
using System.Text;

namespace Workbook.Kernel;

/// <summary>
/// Messages as frames: identities, a delimiter, the HMAC of what follows (none where the key is empty), then header, parent header,
/// metadata and content as JSON. Source: "The Wire Protocol" in
/// <see href="https://jupyter-client.readthedocs.io/en/stable/messaging.html">Messaging in Jupyter</see>.
/// </summary>
internal sealed class MessageFormat(string key)
{
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();

    // What a cell shows may be nested deeply, and the message's own levels come on top.
    private static readonly JsonSerializerOptions Nested = new() { MaxDepth = 2 * MimeData.MostNested };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };
    private readonly byte[] _key = Encoding.UTF8.GetBytes(key);

    /// <exception cref="InvalidDataException">They are none, or not signed with the key.</exception>
    public KernelMessage Read(IReadOnlyList<byte[]> frames)
    {
        var at = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count();
        if (frames.Count < at + 6)
        {
            throw new InvalidDataException(
                $"A message of {frames.Count} frames, {(at < frames.Count ? frames.Count - at - 1 : 0)} of them behind the delimiter "
                + $"<IDS|MSG>; at least 5 are wanted there");
        }

        var parts = frames.Skip(at + 2).Take(4).ToList();
        if (_key.Length > 0 && !CryptographicOperations.FixedTimeEquals(Sign(parts), frames[at + 1]))
        {
            throw new InvalidDataException("A message is not signed with the connection's key");
        }

        return new KernelMessage(
            [.. frames.Take(at)], Object(parts[0], "header"), Object(parts[1], "parent header"), Object(parts[2], "metadata"),
            Object(parts[3], "content"));
    }

    /// <exception cref="JsonException">It cannot be written as JSON.</exception>
    public IReadOnlyList<byte[]> Write(KernelMessage message)
    {
        byte[][] parts =
            [.. new[] { message.Header, message.Parent, message.Metadata, message.Content }.Select(part =>
                JsonSerializer.SerializeToUtf8Bytes(part, Nested))];
        return [.. message.Identities, Delimiter, Sign(parts), .. parts];
    }

    private byte[] Sign(IEnumerable<byte[]> parts)
    {
        if (_key.Length == 0)
        {
            return [];
        }

        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
        {
            hash.AppendData(part);
        }

        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static JsonObject Object(byte[] json, string what)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict) as JsonObject
                ?? throw new InvalidDataException($"A message's {what} is no JSON object");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"A message's {what} is no JSON: {e.Message}", e);
        }
    }
}
