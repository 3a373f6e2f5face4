using Workbook.Cli;

return await WorkbookCommand.RunAsync(args, Console.Out, Console.Error);
