using System.Runtime.InteropServices;

namespace Workbook.Kernel;

/// <summary>The program that a Jupyter client starts: <c>Workbook.Kernel CONNECTION-FILE</c>.</summary>
public static class KernelProgram
{
    /// <summary>Serves a connection until a client asks for the end, or the program that started the kernel is gone.</summary>
    /// <param name="connectionFile">The file that the client wrote.</param>
    /// <returns>0, or 1 where the kernel could not listen.</returns>
    public static async Task<int> RunAsync(string connectionFile)
    {
        ConnectionFile connection;
        try
        {
            connection = ConnectionFile.Read(connectionFile);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            KernelLog.Write(e.Message);
            return 1;
        }

        KernelServer server;
        try
        {
            server = new KernelServer(connection, Environment.CurrentDirectory);
        }
        catch (NetMQ.NetMQException e)
        {
            KernelLog.Write($"cannot listen where {connectionFile} says, at {connection.Ip}: {e.Message}");
            return 1;
        }

        using var end = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            server.Interrupt();
        });
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
        {
            signal.Cancel = true;
            end.Cancel();
        });
        _ = EndWithParentAsync(end);
        KernelFiles.HoldRunning();
        await using (server.ConfigureAwait(false))
        {
            await server.RunAsync(end.Token).ConfigureAwait(false);
        }

        return 0;
    }

    private static async Task<int> Main(string[] arguments)
    {
        if (arguments is [var connectionFile])
        {
            return await RunAsync(connectionFile).ConfigureAwait(false);
        }

        Console.Error.WriteLine("This program is a Jupyter kernel, started by a client with the name of a connection file. Install it first: ./workbook kernel install");
        return 2;
    }

    // A client that crashed cannot ask the kernel to end. Jupyter names itself in the environment.
    private static async Task EndWithParentAsync(CancellationTokenSource end)
    {
        var named = Environment.GetEnvironmentVariable(ParentProcess.Variable);
        if (await ParentProcess.EndedAsync(named).ConfigureAwait(false))
        {
            KernelLog.Write($"ends, because the program that started it has ended ({ParentProcess.Variable} is {named})");
            await end.CancelAsync().ConfigureAwait(false);
        }
    }
}
