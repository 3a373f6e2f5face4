using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Single kernels and checks; nothing here passes or fails. For ours beside NumPy and PyTorch: ./workbook bench.
//   dotnet run -c Release --project tests/Benchmarks -- --filter '*'
//   dotnet run -c Release --project tests/Benchmarks -- --filter '*Products*'
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithArtifactsPath("artifacts/benchmarks"));
