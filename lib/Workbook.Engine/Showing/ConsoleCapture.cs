namespace Workbook.Engine.Showing;

/// <summary>Sends what the process writes to its console to the current session instead.</summary>
internal static class ConsoleCapture
{
    public static void Start()
    {
        Console.SetOut(new Writer("stdout"));
        Console.SetError(new Writer("stderr"));
    }

    private sealed class Writer(string name) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => CurrentOutput.Stream(name, value.ToString());

        public override void Write(string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                CurrentOutput.Stream(name, value);
            }
        }

        public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

        public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

        public override void WriteLine() => CurrentOutput.Stream(name, "\n");

        // One piece, so that lines of several threads do not mix.
        public override void WriteLine(string? value) => CurrentOutput.Stream(name, value + "\n");
    }
}
