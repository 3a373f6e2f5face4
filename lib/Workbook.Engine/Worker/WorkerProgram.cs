using System.IO.Pipes;

namespace Workbook.Engine.Worker;

/// <summary>The program that a worker process runs: <c>Workbook.Engine PIPE FOLDER TEXT-LIMIT DISPLAY-LIMIT [HOST]</c>.</summary>
internal static class WorkerProgram
{
    private static int Main(string[] arguments)
    {
        if (arguments.Length is not (4 or 5))
        {
            Console.Error.WriteLine("This program runs a notebook's cells for the workbook command. Run that instead: ./workbook run");
            return 2;
        }

        UnexpectedError.EndProcess();
        // Numbers and dates are written the same everywhere.
        CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        SubmissionChain.Prepare();
        using var pipe =
            new NamedPipeClientStream(".", arguments[0], PipeDirection.InOut, PipeOptions.CurrentUserOnly | PipeOptions.Asynchronous);
        try
        {
            // Whoever started this program has been listening since before; who does not is gone.
            pipe.Connect(timeout: 0);
        }
        catch (TimeoutException)
        {
            return 1;
        }

        var limits =
            new OutputLimits(int.Parse(arguments[2], CultureInfo.InvariantCulture), int.Parse(arguments[3], CultureInfo.InvariantCulture));
        using var server = new WorkerServer(pipe, arguments[1], limits, arguments.ElementAtOrDefault(4));
        server.Run();
        return 0;
    }
}
