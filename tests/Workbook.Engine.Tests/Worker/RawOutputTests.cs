namespace Workbook.Engine.Tests.Worker;

public class RawOutputTests
{
    [Fact]
    public async Task Last_words_that_come_in_pieces_are_kept()
    {
        var attached = new TaskCompletionSource();
        var raw = new RawOutput(
            TextReader.Null, new Pieces(attached.Task, "words\nStack ov", "erflow", ".\n   at Here()\n"), new OutputLimits());
        var output = new RecordingOutput();
        raw.Attach(output);
        attached.SetResult();
        var last = await raw.FinishAsync();
        Assert.EndsWith("Stack overflow.\n   at Here()\n", last, StringComparison.Ordinal);
        Assert.Equal("words\nStack overflow", output.StreamText("stderr"));
    }

    [Fact]
    public async Task Character_of_two_halves_is_not_shown_in_pieces()
    {
        var attached = new TaskCompletionSource();
        var raw = new RawOutput(new Pieces(attached.Task, "a\ud83d", "\ude00b", "\ud83d", "\ude00"), TextReader.Null, new OutputLimits());
        var output = new Texts();
        raw.Attach(output);
        attached.SetResult();
        await raw.FinishAsync();
        Assert.Equal(["a", "😀b", "😀"], output.Shown);
    }

    private sealed class Texts : ISessionOutput
    {
        public List<string> Shown { get; } = [];

        public void Stream(string name, string text) => Shown.Add(text);

        public void Display(DisplayItem item)
        {
        }
    }

    private sealed class Pieces(Task start, params string[] pieces) : TextReader
    {
        private int _next;

        public override async ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
        {
            await start;
            if (_next == pieces.Length)
            {
                return 0;
            }

            pieces[_next].CopyTo(buffer.Span);
            return pieces[_next++].Length;
        }
    }
}
