namespace Workbook.Engine.Documents;

/// <summary>A notebook; <c>.ipynb</c> and <c>.dib</c> keep kernels, text, order and metadata, only the former outputs.</summary>
public sealed class NotebookDocument
{
    /// <summary>The cells, top to bottom.</summary>
    public List<NotebookCell> Cells { get; } = [];

    /// <summary>Jupyter's metadata of the notebook, with whatever other tools put there.</summary>
    public JsonObject Metadata { get; set; } = [];

    /// <summary>The minor version of nbformat 4 that an <c>.ipynb</c> is written in. Cells have ids from 5 on.</summary>
    public int FormatMinor { get; set; } = 5;

    /// <summary>The kernel of code cells that name none.</summary>
    public string DefaultLanguage => KernelNames.Default(Metadata);

    /// <summary>The file's properties as they were read, in their order, with those unknown to us.</summary>
    internal JsonObject Fields { get; set; } = [];

    /// <summary>Reads a file; its extension says the format.</summary>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="ArgumentException">The extension is neither <c>.ipynb</c> nor <c>.dib</c>.</exception>
    public static NotebookDocument Load(string path) => Load(path, null);

    /// <inheritdoc cref="Load(string)"/>
    internal static NotebookDocument Load(string path, MetadataRule? rule)
    {
        var format = FormatOf(path);
        return Parse(FileText.Decode(File.ReadAllBytes(path), path), format, path, rule);
    }

    /// <summary>Reads a text, which errors call by the name.</summary>
    /// <exception cref="NotebookFormatException">The text is not a notebook.</exception>
    public static NotebookDocument Parse(string text, NotebookFormat format, string name = "notebook") => Parse(text, format, name, null);

    /// <inheritdoc cref="Parse(string, NotebookFormat, string)"/>
    internal static NotebookDocument Parse(string text, NotebookFormat format, string name, MetadataRule? rule) => format switch
    {
        NotebookFormat.Ipynb => IpynbReader.Read(text, name, rule),
        _ => DibReader.Read(text, name, rule),
    };

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="NotebookFormatException">The bytes are not a notebook in UTF-8.</exception>
    public static NotebookDocument Read(ReadOnlySpan<byte> bytes, NotebookFormat format, string name = "notebook") =>
        Parse(FileText.Decode(bytes, name), format, name);

    /// <summary>The format that a file's extension says.</summary>
    /// <exception cref="ArgumentException">The extension is neither <c>.ipynb</c> nor <c>.dib</c>.</exception>
    public static NotebookFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".ipynb" => NotebookFormat.Ipynb,
        ".dib" => NotebookFormat.Dib,
        var other => throw new ArgumentException($"{path}: the extension is \"{other}\"; notebooks have .ipynb or .dib.", nameof(path)),
    };

    /// <summary>The text of the notebook's file in a format.</summary>
    public string ToText(NotebookFormat format) => format == NotebookFormat.Ipynb ? IpynbWriter.Write(this) : DibWriter.Write(this);

    /// <summary>Writes the notebook, whole or not at all; the extension says the format.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is untouched.</exception>
    /// <exception cref="ArgumentException">The extension is neither <c>.ipynb</c> nor <c>.dib</c>.</exception>
    public void Save(string path) => AtomicFile.WriteAllText(path, ToText(FormatOf(path)));

    /// <summary>A copy that shares nothing with this notebook.</summary>
    public NotebookDocument Clone()
    {
        var copy = new NotebookDocument
        {
            Metadata = (JsonObject)Metadata.DeepClone(),
            FormatMinor = FormatMinor,
            Fields = (JsonObject)Fields.DeepClone(),
        };
        copy.Cells.AddRange(Cells.Select(cell => cell.Clone()));
        return copy;
    }
}
