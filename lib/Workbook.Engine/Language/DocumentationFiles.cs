using System.Xml;

namespace Workbook.Engine.Language;

/// <summary>
/// The XML files in which compilers leave documentation comments: beside an assembly, and for the framework in the SDK's reference pack,
/// if any. An entry is looked for in the bytes of a file: reading 7 MB takes some milliseconds, and no index is to be kept.
/// </summary>
internal sealed class DocumentationFiles
{
    private static readonly string Framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    private readonly Lazy<IReadOnlyList<string>> _pack = new(FindPack);

    /// <summary>The member's element for a documentation id such as <c>T:System.String</c>; null where there is none.</summary>
    public XElement? Find(string assembly, string id)
    {
        var beside = Path.ChangeExtension(assembly, ".xml");
        IEnumerable<string> files = Path.GetDirectoryName(assembly) == Framework
            // Where the framework implements a type and where it documents it are two things.
            ? _pack.Value.OrderByDescending(f => Path.GetFileNameWithoutExtension(f) == Path.GetFileNameWithoutExtension(assembly))
            : [beside];
        return files.Where(File.Exists).Select(f => Read(f, id)).FirstOrDefault(e => e is not null);
    }

    private static XElement? Read(string file, string id)
    {
        try
        {
            return Entry(File.ReadAllBytes(file), id);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or XmlException)
        {
            // A file that cannot be read documents nothing.
            return null;
        }
    }

    private static XElement? Entry(ReadOnlySpan<byte> text, string id)
    {
        var name = text.IndexOf(Encoding.UTF8.GetBytes($"name=\"{WebUtility.HtmlEncode(id)}\""));
        var start = name < 0 ? -1 : text[..name].LastIndexOf("<member"u8);
        if (start < 0)
        {
            return null;
        }

        var rest = text[start..];
        var end = rest.IndexOf("</member>"u8);
        var next = rest[1..].IndexOf("<member"u8);
        return end < 0 || (next >= 0 && next < end)
            ? null
            : XElement.Parse(Encoding.UTF8.GetString(rest[..(end + "</member>".Length)]), LoadOptions.PreserveWhitespace);
    }

    // <root>/shared/Microsoft.NETCore.App/10.0.1/ and <root>/packs/Microsoft.NETCore.App.Ref/10.0.1/ref/net10.0/.
    private static IReadOnlyList<string> FindPack()
    {
        var packs = new DirectoryInfo(Path.Combine(Framework, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var target = $"net{Environment.Version.Major}.0";
        var pack = !packs.Exists ? null : packs.EnumerateDirectories()
            .Where(v => Version.TryParse(v.Name, out _) && Directory.Exists(Path.Combine(v.FullName, "ref", target)))
            .MaxBy(v => Version.Parse(v.Name));
        return pack is null
            ? []
            : [.. Directory.EnumerateFiles(Path.Combine(pack.FullName, "ref", target), "*.xml")
                .OrderByDescending(f => Path.GetFileName(f) == "System.Runtime.xml")];
    }
}
