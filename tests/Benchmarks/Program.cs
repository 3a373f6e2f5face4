using System.CommandLine;
using System.CommandLine.Help;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Workbook.Benchmarks;
using Workbook.Benchmarks.Comparisons;
using Workbook.Cli;

// Nothing here passes or fails. A switch, a file of switches or nothing at all is for BenchmarkDotNet.
if (args is not ["--help", ..] and ([] or [['-' or '@', ..], ..]))
{
    var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
    var config = DefaultConfig.Instance.AddJob(job).WithArtifactsPath("artifacts/benchmarks");
    BenchmarkSwitcher.FromAssembly(typeof(CompareCommand).Assembly).Run(args, config);
    return ExitCode.Good;
}

const string About = "Measure how long things take. Without a command BenchmarkDotNet times kernels and checks, each alone, " +
    "and has its own switches: --filter '*Products*', --list flat; with none it asks which.";
var root = new Command("benchmarks", About) { new HelpOption("--help"), CompareCommand.Create(), StopPointCost.CreateCommand() };
return await WorkbookCommand.RunAsync(root, args, Console.Out, Console.Error);
