using Workbook.Benchmarks;

// Prints measurements; nothing here passes or fails. dotnet run -c Release --project tests/Benchmarks
ProductBenchmark.Run();
CheckBenchmark.Run();
