using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Workbook.Engine.Libraries;

/// <summary>What a .NET assembly says of itself, read without loading it.</summary>
internal static class AssemblyFile
{
    /// <summary>
    /// What the compiler is given, read at once, so that the file can be replaced: its metadata alone. Most of the framework's files is
    /// machine code, of which a session would otherwise keep a copy of 100 MB.
    /// </summary>
    public static PortableExecutableReference Reference(string path)
    {
        using var file = File.OpenRead(path);
        var module = ModuleMetadata.CreateFromStream(file, PEStreamOptions.PrefetchMetadata);
        return AssemblyMetadata.Create(module).GetReference(filePath: path);
    }

    /// <summary>Its simple name, and those of the assemblies that it was compiled against.</summary>
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly; the message names it.</exception>
    public static (string Name, IReadOnlyList<string> Needs) Read(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
            {
                throw new BadImageFormatException($"{path} is not a .NET assembly: it has no metadata");
            }

            var reader = file.GetMetadataReader();
            return (
                reader.GetString(reader.GetAssemblyDefinition().Name),
                [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))]);
        }
        catch (Exception e) when (
            e is InvalidOperationException || (e is BadImageFormatException && !e.Message.StartsWith(path, StringComparison.Ordinal)))
        {
            throw new BadImageFormatException($"{path} is not a .NET assembly: {e.Message}", e);
        }
    }
}
