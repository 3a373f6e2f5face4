using Workbook.Cli;

UnexpectedError.EndProcess();
return await WorkbookCommand.RunAsync(WorkbookCommand.Create(), args, Console.Out, Console.Error);
