namespace Workbook.Notebooks;

/// <summary>Resolves nothing: references are found before the compiler runs.</summary>
internal sealed class NoReferenceResolver : MetadataReferenceResolver
{
    private NoReferenceResolver()
    {
    }

    /// <summary>The one instance.</summary>
    public static NoReferenceResolver Instance { get; } = new();

    /// <inheritdoc/>
    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference, string? baseFilePath, MetadataReferenceProperties properties) => [];

    /// <inheritdoc/>
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
