using System.Net.Sockets;
using System.Runtime.InteropServices;
using NetMQ;

namespace Workbook.Kernel;

/// <summary>The program that a Jupyter client starts: <c>Workbook.Kernel CONNECTION-FILE</c>.</summary>
public static class KernelProgram
{
    /// <summary>Serves a connection until a client asks for the end, or the program that started the kernel is gone.</summary>
    /// <returns>0, or 1 where the kernel could not start; then its standard error says why.</returns>
    public static async Task<int> RunAsync(string connectionFile)
    {
        try
        {
            var connection = ConnectionFile.Read(connectionFile);
            // Cells could not run without it, and it says whose the files are that a killed kernel leaves.
            using var scratch = ScratchFolder.Create();
            await ServeAsync(Listen(connection, connectionFile)).ConfigureAwait(false);
            return 0;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            KernelLog.Write(e.Message);
            return 1;
        }
    }

    private static KernelServer Listen(ConnectionFile connection, string name)
    {
        try
        {
            return new KernelServer(connection, Environment.CurrentDirectory);
        }
        catch (Exception e) when (e is NetMQException or SocketException)
        {
            throw new IOException($"cannot listen where {name} says, at {connection.Ip}: {e.GetBaseException().Message}", e);
        }
    }

    private static async Task ServeAsync(KernelServer server)
    {
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
    }

    private static async Task<int> Main(string[] arguments)
    {
        UnexpectedError.EndProcess();
        if (arguments is [var connectionFile])
        {
            return await RunAsync(connectionFile).ConfigureAwait(false);
        }

        Console.Error.WriteLine(
            "This program is a Jupyter kernel, started by a client with the name of a connection file. Install it first: ./workbook "
            + "kernel install");
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

/// <summary>What whoever started the kernel may want to read: on its standard error.</summary>
internal static class KernelLog
{
    public static void Write(string line) => Console.Error.WriteLine($"workbook kernel: {line}");
}
