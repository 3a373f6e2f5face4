using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Workbook.Benchmarks;

// Single kernels and checks; nothing here passes or fails. For ours beside NumPy and PyTorch: ./workbook bench.
//   dotnet run -c Release --project tests/Benchmarks -- --filter '*'
//   dotnet run -c Release --project tests/Benchmarks -- --filter '*Products*'
//   DOTNET_TieredCompilation=0 dotnet run -c Release --project tests/Benchmarks -- stop-points    (as a notebook's process has it)
if (args is ["stop-points"])
{
    StopPointCost.Print();
    return;
}

var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath("artifacts/benchmarks"));
