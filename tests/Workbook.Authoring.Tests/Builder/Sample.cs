namespace Workbook.Authoring.Tests;

/// <summary>A small source with one of everything, and a folder to build it in.</summary>
internal sealed class Sample : IDisposable
{
    public const string Meta =
        "#!meta\n\n{\"kernelInfo\":{\"defaultKernelName\":\"csharp\",\"items\":[{\"aliases\":[\"c#\"],\"name\":\"csharp\"}]}}\n\n";

    public const string Source = Meta + """
        #!markdown

        # One of everything

        See [the next](2-Other.ipynb), [the answers](solutions/1-Sample.ipynb#x), [a file](../README.md), [the web](https://example.org/)
        and ![a picture](images/graph.svg).

        #!csharp

        #r "../lib/bin/Workbook.dll"
        using Workbook;

        #!csharp

        // TASK 1.1 Twice (1 point)
        double Twice(double x)
        {
            // BEGIN SOLUTION GIVEN
            return 2 * x + 0 * x + 0 * x;
            // END SOLUTION
        }

        #!csharp

        // TASK 1.4c dvar "quoted" (2 points)
        double[] Both(double x)
        {
            if (x > 0)
            {
                // BEGIN SOLUTION
                // The inner term of the answer.
                var inner = Math.Sqrt(x) * Math.Sin(x) / 3;
                inner += Math.Tan(x) + Math.Tan(2 * x); // given
                return [inner];
                // END SOLUTION
            }

            // BEGIN SOLUTION
            return [Math.Cos(x) - Math.Exp(x), 1];
            // END SOLUTION
        }

        #!csharp

        // CHECK 1.4c
        Console.WriteLine(Both(1).Length);

        #!markdown

        <details><summary>Hint</summary>

        The formula is `Math.Sqrt(x) * Math.Sin(x) / 3`; and `return 2 * x + 0 * x + 0 * x;` is given away.

        </details>

        #!markdown

        <!-- INSTRUCTOR -->
        Rubric: one point for `Math.Sqrt(x) * Math.Sin(x) / 3`.

        #!markdown

        <!-- QUESTION 1.Q1 (3 points) -->
        **Why?**

        <!-- BEGIN SOLUTION -->
        Because the answer to this question is long enough to be told apart.
        <!-- END SOLUTION -->

        #!csharp

        // EXPERIMENT A
        Twice(21)

        #!mermaid

        graph TD

        #!csharp

        // CHECK 2.3 (2 points)
        1
        """;

    public Sample(string source = Source)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "source"));
        Write(source);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("workbook-build-").FullName;

    public string LearnerPath => Path.Combine(Folder, "1-Sample.ipynb");

    public string SolvedPath => Path.Combine(Folder, "solutions", "1-Sample.ipynb");

    public NotebookBuilder Builder => new(Folder, TaskTexts.None);

    public void Write(string source) => File.WriteAllText(Path.Combine(Folder, "source", "1-Sample.dib"), source);

    /// <summary>Gives each code cell of the solved notebook an output, as executing it would.</summary>
    public void Execute()
    {
        var solved = NotebookDocument.Load(SolvedPath);
        var count = 0;
        foreach (var cell in solved.Cells.Where(cell => cell.Kind == CellKind.Code))
        {
            cell.ExecutionCount = ++count;
            cell.Outputs.Clear();
            cell.Outputs.Add(CellOutput.Stream("stdout", $"output {count}\n"));
        }

        SolutionOutputs.Mark(solved);
        solved.Save(SolvedPath);
    }

    public void Edit(string path, Action<NotebookDocument> edit)
    {
        var document = NotebookDocument.Load(path);
        edit(document);
        document.Save(path);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
