using Workbook.Cli;

StandardWriter.Guard();
return await WorkbookCommand.RunAsync(args, Console.Out, Console.Error);
