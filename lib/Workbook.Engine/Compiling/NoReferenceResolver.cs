namespace Workbook.Engine.Compiling;

/// <summary>Resolves nothing: references are found before the compiler runs.</summary>
internal sealed class NoReferenceResolver : MetadataReferenceResolver
{
    private NoReferenceResolver()
    {
    }

    public static NoReferenceResolver Instance { get; } = new();

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => 0;
}
