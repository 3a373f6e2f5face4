using Workbook.Cli;

StandardWriter.Guard();
return await WorkbookCommand.RunAsync(WorkbookCommand.Create(), args, Console.Out, Console.Error);
