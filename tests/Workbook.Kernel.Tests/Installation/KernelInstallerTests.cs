using System.Text.Json.Nodes;

namespace Workbook.Kernel.Tests;

public sealed class KernelInstallerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("workbook-kernels-").FullName;

    // The tests' own folder holds the kernel's program too.
    private static string Program => AppContext.BaseDirectory;

    private string Library => Path.Combine(_folder, "a library, not bad", "bin");

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_kernel_gets_its_own_name_and_the_notebooks_name()
    {
        var installed = Install();
        Assert.Equal(["workbook-csharp", ".net-csharp"], installed.Select(spec => spec.Name));
        foreach (var spec in installed)
        {
            var json = JsonNode.Parse(File.ReadAllText(Path.Combine(spec.Folder, "kernel.json")))!;
            Assert.Equal(("C#", "message"), ((string)json["language"]!, (string)json["interrupt_mode"]!));
            Assert.Equal(Library, (string)json["env"]!["WORKBOOK_LIBRARY"]!);
            Assert.Equal("{connection_file}", (string)json["argv"]![2]!);
            Assert.True(File.Exists((string)json["argv"]![0]!) || (string)json["argv"]![0]! == "dotnet");
            Assert.True(File.Exists((string)json["argv"]![1]!));
            Assert.All(["logo-32x32.png", "logo-64x64.png", "logo-svg.svg"], logo =>
                Assert.True(File.Exists(Path.Combine(spec.Folder, logo))));
        }
    }

    [Fact]
    public void The_copy_has_all_that_the_program_was_built_with()
    {
        var copy = Path.GetDirectoryName(Install()[0].Arguments[1])!;
        var wanted = JsonNode.Parse(File.ReadAllText(Path.Combine(Program, "Workbook.Kernel.deps.json")))!["targets"]!.AsObject()
            .Single().Value!.AsObject()
            .SelectMany(library => library.Value!["runtime"] as JsonObject ?? []).Select(file => Path.GetFileName(file.Key));
        Assert.All(wanted, name =>
            Assert.Equal(File.ReadAllBytes(Path.Combine(Program, name)), File.ReadAllBytes(Path.Combine(copy, name))));
    }

    [Fact]
    public void Another_kernel_keeps_the_notebooks_name_wherever_Jupyter_finds_it()
    {
        var elsewhere = Path.Combine(_folder, "elsewhere");
        Write(elsewhere, ".net-csharp", """{"argv": ["dotnet-interactive"], "display_name": ".NET (C#)", "language": "C#"}""");
        Assert.Equal(["workbook-csharp"], Install(others: [elsewhere]).Select(spec => spec.Name));
        Assert.False(Directory.Exists(JupyterPaths.Kernel(Data, ".net-csharp")));
    }

    [Fact]
    public void Installing_again_replaces_ours_and_leaves_another_kernel_of_that_name_alone()
    {
        Install();
        Assert.Equal(2, Install().Count);
        Assert.Single(Directory.GetDirectories(JupyterPaths.Kernel(Data, "workbook-csharp")));

        const string Foreign = """{"argv": ["other"], "display_name": "Other"}""";
        Write(Data, "mine", Foreign);
        var error = Assert.Throws<IOException>(() => Install("mine"));
        Assert.Contains("\"Other\"", error.Message, StringComparison.Ordinal);
        Assert.Equal(Foreign, File.ReadAllText(Path.Combine(JupyterPaths.Kernel(Data, "mine"), "kernel.json")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("../up")]
    public void A_name_that_is_no_folder_is_refused(string name)
        => Assert.Contains($"\"{name}\"", Assert.Throws<IOException>(() => Install(name)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_program_that_is_not_whole_is_not_installed()
    {
        var part = Path.Combine(_folder, "part");
        Directory.CreateDirectory(part);
        var error = Assert.Throws<IOException>(() => KernelInstaller.Install(part, Library, Data, "x", []));
        Assert.Contains("Workbook.Kernel.dll is missing", error.Message, StringComparison.Ordinal);
        Assert.Empty(KernelSpec.In(Data));
    }

    [Fact]
    public void Uninstalling_removes_ours_only()
    {
        Install();
        Write(Data, "other", """{"argv": ["other"], "display_name": "Other"}""");
        Write(Data, "broken", "{");
        Assert.Equal([".net-csharp", "workbook-csharp"], KernelInstaller.Uninstall(Data, null).Select(spec => spec.Name));
        Assert.Equal(["broken", "other"], KernelSpec.In(Data).Select(spec => spec.Name));
        Assert.Empty(KernelInstaller.Uninstall(Data, null));
    }

    [Fact]
    public void Uninstalling_by_name_takes_the_notebooks_name_along()
    {
        Install("one");
        Assert.Empty(KernelInstaller.Uninstall(Data, "two"));
        Assert.Equal([".net-csharp", "one"], KernelInstaller.Uninstall(Data, "one").Select(spec => spec.Name));
    }

    [Fact]
    public void A_kernel_whose_program_is_gone_is_known_as_broken()
    {
        var spec = Install()[0];
        Assert.False(spec.IsBroken);
        Directory.Delete(Path.GetDirectoryName(spec.Arguments[1])!, recursive: true);
        Assert.True(KernelSpec.In(Data).Single(found => found.Name == spec.Name).IsBroken);
    }

    private IReadOnlyList<KernelSpec> Install(string name = KernelInstaller.DefaultName, params string[] others) =>
        KernelInstaller.Install(Program, Library, Data, name, others);

    private static void Write(string data, string name, string json)
    {
        Directory.CreateDirectory(JupyterPaths.Kernel(data, name));
        File.WriteAllText(Path.Combine(JupyterPaths.Kernel(data, name), "kernel.json"), json);
    }
}
