using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;
using Workbook.Engine.Compiling;
using Workbook.Engine.Libraries;
using Workbook.Engine.Session;
using Workbook.Engine.Stopping;

namespace Workbook.Benchmarks;

/// <summary>
/// What the looks at the stop signal and the stack cost: the same cell compiled with and without them, run by turns as a worker runs it.
/// BenchmarkDotNet would call it from a thread of its own, where a look takes longer than on a cell's.
/// </summary>
internal static class StopPointCost
{
    private const int Rounds = 21;

    private const string Clock = "var clock = System.Diagnostics.Stopwatch.StartNew();\n";

    private static readonly (string Name, string Functions, string Call)[] Cells =
    [
        ("naive product of double matrices, 400x400", """
            double[,] Product(double[,] a, double[,] b)
            {
                var c = new double[a.GetLength(0), b.GetLength(1)];
                for (var i = 0; i < a.GetLength(0); i++)
                    for (var j = 0; j < b.GetLength(1); j++)
                    {
                        var sum = 0.0;
                        for (var k = 0; k < a.GetLength(1); k++) sum += a[i, k] * b[k, j];
                        c[i, j] = sum;
                    }
                return c;
            }
            var (left, right) = (new double[400, 400], new double[400, 400]);
            """, "Product(left, right);"),
        ("sum of 100,000,000 integers", """
            long Sum(int n)
            {
                long sum = 0;
                for (var i = 0; i < n; i++) sum += i;
                return sum;
            }
            """, "Sum(100_000_000);"),
        ("recursive Fibonacci number 35, block", """
            int Fib(int n)
            {
                if (n < 2) return n;
                return Fib(n - 1) + Fib(n - 2);
            }
            """, "Fib(35);"),
        ("recursive Fibonacci number 35, expression", "int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);", "Fib(35);"),
        ("recursive Fibonacci number 35, lambda", """
            Func<int, int> fib = null;
            fib = n => n < 2 ? n : fib(n - 1) + fib(n - 2);
            """, "fib(35);"),
        ("formula in a loop, 100,000,000 times", """
            double Square(double x) => x * x;
            double All(int n)
            {
                var sum = 0.0;
                for (var i = 0; i < n; i++) sum += Square(i);
                return sum;
            }
            """, "All(100_000_000);"),
        ("dot product of 10 numbers, 5,000,000 times", """
            double Dot(double[] x, double[] y)
            {
                var sum = 0.0;
                for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
                return sum;
            }
            var ten = new double[10];
            double Often(int n)
            {
                var sum = 0.0;
                for (var i = 0; i < n; i++) sum += Dot(ten, ten);
                return sum;
            }
            """, "Often(5_000_000);"),
    ];

    /// <summary><c>stop-points</c>.</summary>
    public static Command CreateCommand()
    {
        var command = new Command(
            "stop-points",
            "What looking for a stop costs a cell's loops; call it with DOTNET_TieredCompilation=0, as a notebook's process has it.")
        {
            new HelpOption(),
        };
        command.SetAction(_ => Print());
        return command;
    }

    // The medians and their ratios.
    private static void Print()
    {
        Console.WriteLine(
            $"cell; milliseconds without looks, with them, ratio (medians of {Rounds} turns, quartiles of the turns' ratios)");
        foreach (var (name, functions, call) in Cells)
        {
            var chains = new[] { Chain(false), Chain(true) };
            foreach (var chain in chains)
            {
                Run(chain, functions);
                Run(chain, Clock + call);
            }

            var times = chains.Select(_ => new List<double>()).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                for (var turn = 0; turn < chains.Length; turn++)
                {
                    var which = (round + turn) % chains.Length;
                    times[which].Add((double)Run(chains[which], Clock + call + "\nclock.Elapsed.TotalMilliseconds")!);
                }
            }

            var ratios = times[1].Zip(times[0], (with, without) => with / without).Order().ToList();
            var (low, middle, high) = (ratios[Rounds / 4], ratios[Rounds / 2], ratios[3 * Rounds / 4]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {Median(times[0]):0.0}, {Median(times[1]):0.0}, {middle:0.00} ({low:0.00} to {high:0.00})"));
        }
    }

    private static SubmissionChain Chain(bool hasStopPoints)
    {
        var context = new SessionLoadContext();
        var (references, sources) = (new LibraryReferences(context, new LibraryCopies()), new CellSourceResolver(AppContext.BaseDirectory));
        return new SubmissionChain(context, references, sources, new SessionOptions(AppContext.BaseDirectory).Imports)
        {
            HasStopPoints = hasStopPoints,
        };
    }

    private static object? Run(SubmissionChain chain, string text)
    {
        var outcome = CellThread.Run(chain.Compile(text, "cell").Start, CancellationToken.None);
        return outcome.Exception is null ? outcome.Value : throw outcome.Exception;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
