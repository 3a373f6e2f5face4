using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Workbook.Engine.Compiling;

/// <summary>
/// Turns the runtime's optimizer on for an assembly compiled for debugging: the compiler's own optimizations hardly matter for speed, but
/// drop line numbers (see also <see cref="HotCode"/>). It takes one attribute's value, which is changed in the assembly's bytes.
/// </summary>
internal static class JitOptimization
{
    // A custom attribute's blob: prolog 1, the modes as an int, no named arguments.
    private static ReadOnlySpan<byte> IgnoreSymbolStoreOnly => [1, 0, 2, 0, 0, 0, 0, 0];

    /// <summary>Changes an assembly's bytes in place.</summary>
    public static void Enable(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image, writable: false));
        var reader = file.GetMetadataReader();
        foreach (var handle in reader.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference
                || reader.GetMemberReference(
                    (MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } type
                || !reader.StringComparer.Equals(
                    reader.GetTypeReference((TypeReferenceHandle)type).Name, nameof(System.Diagnostics.DebuggableAttribute))
                || reader.GetBlobReader(attribute.Value).Length != IgnoreSymbolStoreOnly.Length)
            {
                continue;
            }

            // The blob's length, one byte here, stands before it.
            var start = file.PEHeaders.MetadataStartOffset
                + reader.GetHeapMetadataOffset(HeapIndex.Blob)
                + reader.GetHeapOffset(attribute.Value)
                + 1;
            IgnoreSymbolStoreOnly.CopyTo(image.AsSpan(start));
        }
    }
}
