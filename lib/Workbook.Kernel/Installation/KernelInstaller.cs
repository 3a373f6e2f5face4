using System.Text.Encodings.Web;
using Workbook.Engine.Libraries;

namespace Workbook.Kernel;

/// <summary>
/// Makes the kernel known to Jupyter. The program is copied beside its description, so that an open notebook neither keeps the workbook
/// from being built anew nor changes under the learner's hands.
/// </summary>
public static class KernelInstaller
{
    /// <summary>The kernel's own name.</summary>
    public const string DefaultName = "workbook-csharp";

    /// <summary>The name that the notebooks ask for, which is that of .NET Interactive's kernel.</summary>
    public const string NotebooksName = ".net-csharp";

    private static readonly JsonSerializerOptions Layout = new()
    { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>
    /// Installs the kernel, in place of an earlier one of ours; also under the notebooks' name where no other kernel has that. Notebooks
    /// whose libraries are not where they say get those of the folder <paramref name="library"/>. Returns what was installed, the
    /// kernel's own name first.
    /// </summary>
    /// <exception cref="IOException">A folder cannot be written, or another kernel has the name.</exception>
    public static IReadOnlyList<KernelSpec> Install(
        string program, string library, string data, string name, IEnumerable<string> others)
    {
        if (!name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') || name.Length == 0)
        {
            throw new IOException($"A kernel's name consists of letters, digits, '.', '-' and '_'; \"{name}\" does not");
        }

        if (KernelSpec.In(data).FirstOrDefault(spec => spec.Name == name) is { IsOurs: false } foreign)
        {
            throw new IOException($"{foreign.Folder} holds another kernel, \"{foreign.DisplayName}\"; give ours another name with --name");
        }

        var engine = KernelFiles.CopyTo(KernelFiles.Kernel, program, JupyterPaths.Kernel(data, name));
        Write(data, name, "C# (Workbook)", engine, library);
        var taken = name == NotebooksName
            || others.Prepend(data).SelectMany(KernelSpec.In).Any(spec => spec.Name == NotebooksName && !spec.IsOurs);
        if (!taken)
        {
            Write(data, NotebooksName, ".NET (C#)", engine, library);
        }

        return [.. KernelSpec.In(data)
            .Where(spec => spec.IsOurs && (spec.Name == name || (!taken && spec.Name == NotebooksName)))
            .OrderBy(spec => spec.Name != name)];
    }

    /// <summary>Removes ours from a data folder, or the one named; the notebooks' name goes with the kernel that it starts.</summary>
    /// <exception cref="IOException">A folder cannot be removed.</exception>
    public static IReadOnlyList<KernelSpec> Uninstall(string data, string? name)
    {
        var ours = KernelSpec.In(data).Where(spec => spec.IsOurs).ToList();
        var removed = name is null
            ? ours
            : [.. ours.Where(
                spec => spec.Name == name || (spec.Name == NotebooksName && StartsFrom(spec, JupyterPaths.Kernel(data, name))))];
        foreach (var spec in removed)
        {
            Directory.Delete(spec.Folder, recursive: true);
        }

        return removed;
    }

    private static bool StartsFrom(KernelSpec spec, string folder)
        => spec.Arguments.Any(argument => argument.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal));

    private static void Write(string data, string name, string displayName, string engine, string library)
    {
        var folder = JupyterPaths.Kernel(data, name);
        Directory.CreateDirectory(folder);
        foreach (var logo in new[] { "logo-32x32.png", "logo-64x64.png", "logo-svg.svg" })
        {
            using var picture = typeof(KernelInstaller).Assembly.GetManifestResourceStream($"Workbook.Kernel.{logo}")!;
            using var file = File.Create(Path.Combine(folder, logo));
            picture.CopyTo(file);
        }

        var json = new JsonObject
        {
            ["argv"] = new JsonArray(DotNetHost.Path, engine, "{connection_file}"),
            ["env"] = new JsonObject { [LibraryFallback.Variable] = library },
            ["display_name"] = displayName,
            ["language"] = "C#",
            ["interrupt_mode"] = "message",
            ["kernel_protocol_version"] = KernelInfo.ProtocolVersion,
            ["metadata"] = new JsonObject { [KernelSpec.Mark] = new JsonObject { ["version"] = KernelInfo.Version } },
        };
        AtomicFile.WriteAllText(Path.Combine(folder, KernelSpec.FileName), json.ToJsonString(Layout) + "\n");
    }
}
