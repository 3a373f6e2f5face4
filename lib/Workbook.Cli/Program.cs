using Workbook.Cli;
using Workbook.Notebooks;

UnexpectedError.EndProcess();
return await WorkbookCommand.RunAsync(WorkbookCommand.Create(), args, Console.Out, Console.Error);
