using System.Runtime.InteropServices;

namespace Workbook.Engine.Libraries;

/// <summary>Restores packages with the SDK's own <c>dotnet restore</c> of a project written for the purpose.</summary>
internal static class PackageRestore
{
    /// <summary>How long a restore may take: a server that never answers is not to hold the notebook up.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Restores all packages of the session, so that their versions agree, by the NuGet.config of the folder.</summary>
    /// <exception cref="DirectiveException">The restore failed; the message holds NuGet's own reason, or that it took too long.</exception>
    public static IReadOnlyList<PackageFiles> Run(
        IReadOnlyList<PackageName> packages, IReadOnlyList<string> sources, string directory, TimeSpan? limit = null)
    {
        using var folder = ScratchFolder.Create();
        var project = Path.Combine(folder.Path, "restore.csproj");
        Project(packages, sources).Save(project);
        // Empty files end the search for the surrounding project's settings.
        foreach (var name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
        {
            File.WriteAllText(Path.Combine(folder.Path, name), "<Project />");
        }

        var names = string.Join(", ", packages.Select(p => p.Version == "*" ? p.Name : $"{p.Name} {p.Version}"));
        var patience = limit ?? Patience;
        var output = Restore(project, directory, patience)
            ?? throw new DirectiveException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"#r \"nuget:\": {names} could not be restored: dotnet restore did not end within {patience.TotalSeconds:0.#} "
                    + $"seconds"), 1);
        var assets = Path.Combine(folder.Path, "obj", "project.assets.json");
        if (output.ExitCode != 0 || !File.Exists(assets))
        {
            throw new DirectiveException($"#r \"nuget:\": {names} could not be restored: {Reason(output.Text)}", 1);
        }

        return Files(assets);
    }

    private static XDocument Project(IReadOnlyList<PackageName> packages, IReadOnlyList<string> sources) => new(
        new XElement("Project", new XAttribute("Sdk", "Microsoft.NET.Sdk"),
            new XElement("PropertyGroup",
                new XElement("TargetFramework", $"net{Environment.Version.Major}.0"),
                new XElement("RuntimeIdentifier", RuntimeInformation.RuntimeIdentifier),
                new XElement("SelfContained", "false"),
                new XElement("UseAppHost", "false"),
                new XElement("NuGetAudit", "false"),
                new XElement("RestoreAdditionalProjectSources", string.Join(';', sources))),
            new XElement("ItemGroup", packages.Select(p =>
                new XElement("PackageReference", new XAttribute("Include", p.Name), new XAttribute("Version", p.Version))))));

    // Null when it did not end in time.
    private static (int ExitCode, string Text)? Restore(string project, string directory, TimeSpan limit)
    {
        var start = new ProcessStartInfo(DotNetHost.Path)
        {
            WorkingDirectory = Path.GetDirectoryName(project),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in new[
            ] { "restore", project, "--nologo", "-v", "q", "-nodeReuse:false", $"-p:RestoreRootConfigDirectory={directory}" })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var text = process.StandardOutput.ReadToEndAsync();
        if (!Task.WhenAll(process.WaitForExitAsync(), text, errors).Wait(limit))
        {
            ProcessRemoval.Kill(process);
            return null;
        }

        return (process.ExitCode, text.Result + errors.Result);
    }

    // NuGet's line is "path : error NU1101: Unable to find package X. ... [path]".
    private static string Reason(string output)
    {
        var reasons = output.Split('\n')
            .Where(l => l.Contains("error ", StringComparison.Ordinal))
            .Select(l => l[l.IndexOf("error ", StringComparison.Ordinal)..])
            .Select(l => l.LastIndexOf(" [", StringComparison.Ordinal) is > 0 and var end ? l[..end] : l)
            .Select(l => l["error ".Length..].Trim())
            .Distinct()
            .Take(3)
            .ToList();
        return reasons.Count > 0 ? string.Join(" ", reasons) : output.Trim();
    }

    private static IReadOnlyList<PackageFiles> Files(string assets)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(assets));
        var root = document.RootElement;
        var folders = root.GetProperty("packageFolders").EnumerateObject().Select(p => p.Name).ToList();
        var target = root.GetProperty("targets")
            .EnumerateObject()
            .OrderByDescending(t => t.Name.Contains('/', StringComparison.Ordinal))
            .First();
        return [.. target.Value.EnumerateObject().Select(package =>
        {
            var path = root.GetProperty("libraries").GetProperty(package.Name).GetProperty("path").GetString()!;
            return new PackageFiles(
                package.Name.Split('/')[0],
                package.Name.Split('/')[1],
                folders.Select(folder => Path.Combine(folder, path)).First(Directory.Exists),
                [.. Existing(package.Value, "runtime", folders, path).Where(f => f.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))],
                [.. Existing(package.Value, "native", folders, path)]);
        })];
    }

    private static IEnumerable<string> Existing(JsonElement package, string group, List<string> folders, string path) =>
        package.TryGetProperty(group, out var files)
            ? files.EnumerateObject()
                .Select(f => folders.Select(d => Path.Combine(d, path, f.Name)).FirstOrDefault(File.Exists))
                .OfType<string>()
            : [];
}
