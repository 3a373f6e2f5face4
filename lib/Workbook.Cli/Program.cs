using Workbook.Cli;

return await WorkbookCommand.RunAsync(WorkbookCommand.Create(), args, Console.Out, Console.Error);
