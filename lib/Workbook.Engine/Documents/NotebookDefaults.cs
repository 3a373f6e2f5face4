namespace Workbook.Engine.Documents;

/// <summary>The metadata by which clients of .NET notebooks know their kernel.</summary>
internal static class NotebookDefaults
{
    /// <summary>Gives a notebook the kernel's description that clients look for, where it has none.</summary>
    public static void Add(NotebookDocument document)
    {
        var language = document.DefaultLanguage;
        if (KernelSpec(language) is not JsonObject spec)
        {
            return;
        }

        InsertMissing(document.Metadata, 0, "kernelspec", spec);
        InsertMissing(document.Metadata, 1, "language_info", LanguageInfo());
        if (!document.Metadata.ContainsKey("polyglot_notebook"))
        {
            document.Metadata["polyglot_notebook"] = new JsonObject { [DibMetadata.KernelInfo] = KernelInfo(language) };
        }
    }

    /// <summary>Names the kernel of each code cell of a .NET notebook, as its clients do.</summary>
    public static void NameKernels(NotebookDocument document)
    {
        if (document.Metadata["kernelspec"] is not JsonObject spec || !JsonNode.DeepEquals(spec, KernelSpec(document.DefaultLanguage)))
        {
            return;
        }

        foreach (var cell in document.Cells.Where(cell => cell.Kind == CellKind.Code && KernelNames.OfCell(cell.Metadata) is null))
        {
            IpynbWriter.SetKernel(cell.Metadata, cell.Language);
        }
    }

    private static void InsertMissing(JsonObject all, int at, string name, JsonObject value)
    {
        if (!all.ContainsKey(name))
        {
            all.Insert(Math.Min(at, all.Count), name, value);
        }
    }

    /// <summary>The kernels of a notebook that names none but its default.</summary>
    public static JsonObject KernelInfo(string language) => new()
    {
        ["defaultKernelName"] = language,
        ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["name"] = language }),
    };

    /// <summary>The language that .NET notebooks name.</summary>
    public static JsonObject LanguageInfo() => new() { ["name"] = "polyglot-notebook" };

    /// <summary>The Jupyter kernel of a .NET language; null for other languages.</summary>
    public static JsonObject? KernelSpec(string language) => language switch
    {
        "csharp" => Spec(".NET (C#)", "C#", ".net-csharp"),
        "fsharp" => Spec(".NET (F#)", "F#", ".net-fsharp"),
        "pwsh" => Spec(".NET (PowerShell)", "PowerShell", ".net-powershell"),
        _ => null,
    };

    private static JsonObject Spec(string title, string language, string name) =>
        new() { ["display_name"] = title, ["language"] = language, ["name"] = name };
}

/// <summary>A file format of notebooks.</summary>
public enum NotebookFormat
{
    /// <summary>Jupyter's JSON, nbformat 4.</summary>
    Ipynb,

    /// <summary>Plain text: cells that start with a line such as <c>#!csharp</c>.</summary>
    Dib,
}
