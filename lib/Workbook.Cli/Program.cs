using Workbook.Cli;
using Workbook.Notebooks;

UnexpectedError.EndProcess();
return await WorkbookCommand.RunAsync(args, Console.Out, Console.Error);
