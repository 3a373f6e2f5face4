namespace Workbook.Engine.Showing;

/// <summary>Sends what the process writes to its console to the current session instead.</summary>
internal static class ConsoleCapture
{
    /// <summary>The name of what is written to the console's output.</summary>
    public const string Output = "stdout";

    /// <summary>The name of what is written as errors.</summary>
    public const string Error = "stderr";

    /// <summary>Gives each piece of text to <paramref name="take"/>, from now on, for good.</summary>
    public static void Start(Action<string, string> take)
    {
        // The package exchanges the console's writers when its first command begins and gives them back when none is left. One that never
        // ends lets it do so but once, now. In a flow of its own: commands that start in the same one share a writer, which the first
        // to end takes along.
        Task.Run(() => Microsoft.DotNet.Interactive.Utility.ConsoleOutput.Subscribe(_ => Task.CompletedTask)).Wait();
        Console.SetOut(new Writer(Output, take));
        Console.SetError(new Writer(Error, take));
    }

    private sealed class Writer(string name, Action<string, string> take) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => take(name, value.ToString());

        public override void Write(string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                take(name, value);
            }
        }

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void WriteLine() => take(name, "\n");

        // One piece, so that lines of several threads do not mix.
        public override void WriteLine(string? value) => take(name, value + "\n");
    }
}
