namespace Workbook.Cli.Tests;

/// <summary>A small workbook in a folder of its own: a source, and whatever a test adds.</summary>
internal sealed class Workspace : IDisposable
{
    public const string Source = """
        #!meta

        {"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}

        #!markdown

        # Small

        #!csharp

        Console.WriteLine("ready");

        #!csharp

        // TASK 9.1 Twice (1 point)
        double Twice(double x)
        {
            // BEGIN SOLUTION
            return x + x * Math.Pow(x, 0) * 1;
            // END SOLUTION
        }

        #!csharp

        // CHECK 9.1
        Console.WriteLine(Twice(21));
        ((Action<string, bool, IReadOnlyDictionary<string, string>>)AppContext.GetData("Workbook.NotebookHost"))(
            "9.1", false, new Dictionary<string, string> { ["application/vnd.workbook.check+json"] = "{\"id\":\"9.1\",\"verdict\":\"pass\"}" });
        """;

    public Workspace()
    {
        // On some machines the folder for temporary files is a link; the command shows where it leads.
        Folder = Directory.CreateTempSubdirectory("workbook-cli-").FullName;
        Write("Workbook.slnx", "<Solution />");
        Write("notebooks/source/1-Small.dib", Source);
    }

    public string Folder { get; }

    public string Path(string relative) => System.IO.Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(relative))!);
        File.WriteAllText(Path(relative), text);
    }

    public string Read(string relative) => File.ReadAllText(Path(relative));

    public Task<Call> CallAsync(params string[] arguments) => Call.RunAsync(Folder, arguments);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
