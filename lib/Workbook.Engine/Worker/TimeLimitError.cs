namespace Workbook.Engine.Worker;

/// <summary>Words for a cell that ran too long.</summary>
internal static class TimeLimitError
{
    /// <summary>Makes the error from that of a cell which was stopped, whose place it keeps.</summary>
    public static CellError From(CellError stopped, double seconds)
    {
        var message = Message(seconds) + stopped.Message[CSharpSession.Stopped.Length..];
        return stopped with
        {
            Kind = CellErrorKind.TimeLimit,
            Name = nameof(CellErrorKind.TimeLimit),
            Message = message,
            Traceback = [message, .. stopped.Traceback.Skip(1)],
        };
    }

    public static string Message(double seconds) =>
        string.Create(CultureInfo.InvariantCulture, $"The cell ran longer than the {seconds:0.##} seconds it may, and was stopped");
}
