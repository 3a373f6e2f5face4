namespace Workbook.Tests.Hosting;

public sealed class LiveDisplayTests
{
    private readonly List<string> _shown = [];
    private readonly Clock _clock = new();

    [Fact]
    public void It_shows_at_once_then_at_most_ten_times_a_second_and_the_last_state_at_the_end()
    {
        using (var live = new LiveDisplay(new Host(_shown, canUpdate: true), _clock))
        {
            for (var millisecond = 0; millisecond < 250; millisecond++)
            {
                var content = new LiveContent($"{millisecond}");
                live.Update(() => content);
                _clock.Now += TimeSpan.FromMilliseconds(1);
            }
        }

        Assert.Equal(["show 0", "replace 100", "replace 200", "replace 249"], _shown);
    }

    [Fact]
    public void It_may_be_shown_less_often()
    {
        using (var live = new LiveDisplay(new Host(_shown, canUpdate: true), _clock, perSecond: 4))
        {
            for (var millisecond = 0; millisecond < 600; millisecond++)
            {
                var content = new LiveContent($"{millisecond}");
                live.Update(() => content);
                _clock.Now += TimeSpan.FromMilliseconds(1);
            }
        }

        Assert.Equal(["show 0", "replace 250", "replace 500", "replace 599"], _shown);
    }

    [Fact]
    public void Where_nothing_can_be_replaced_only_the_last_state_is_shown()
    {
        using (var live = new LiveDisplay(new Host(_shown, canUpdate: false), _clock))
        {
            live.Update(() => new LiveContent("1"));
            _clock.Now += TimeSpan.FromSeconds(1);
            live.Update(() => new LiveContent("2"));
        }

        Assert.Equal(["show 2"], _shown);
    }

    [Fact]
    public void What_is_not_shown_is_not_made()
    {
        var made = 0;
        object Make() => new LiveContent($"{++made}");
        using (var live = new LiveDisplay(new Host(_shown, canUpdate: true), _clock))
        {
            for (var i = 0; i < 1000; i++)
            {
                live.Update(Make);
            }
        }

        Assert.Equal(2, made);
    }

    [Fact]
    public void Nothing_is_shown_of_what_never_was()
    {
        new LiveDisplay(new Host(_shown, canUpdate: true), _clock).Dispose();

        Assert.Empty(_shown);
    }

    [Fact]
    public void After_the_end_it_is_silent()
    {
        var live = new LiveDisplay(new Host(_shown, canUpdate: true), _clock);
        live.Update(() => new LiveContent("1"));
        live.Dispose();
        live.Update(() => new LiveContent("2"));
        live.Dispose();

        Assert.Equal(["show 1"], _shown);
    }

    [Fact]
    public async Task Who_comes_while_another_shows_need_not_wait_and_is_shown_later()
    {
        var drawing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var drawn = new TaskCompletionSource();
        using (var live = new LiveDisplay(new Host(_shown, canUpdate: true), _clock))
        {
            var slow = Task.Run(
                () => live.Update(() =>
                {
                    drawing.SetResult();
                    drawn.Task.Wait(TestContext.Current.CancellationToken);
                    return new LiveContent("1");
                }),
                TestContext.Current.CancellationToken);
            await drawing.Task;
            live.Update(() => new LiveContent("2"));
            drawn.SetResult();
            await slow;
        }

        Assert.Equal(["show 1", "replace 2"], _shown);
    }

    [Fact]
    public async Task Many_threads_leave_one_output()
    {
        using (var live = new LiveDisplay(new Host(_shown, canUpdate: true), TimeProvider.System))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    live.Update(() => new LiveContent($"{thread}"));
                }
            })));
        }

        Assert.Single(_shown, entry => entry.StartsWith("show", StringComparison.Ordinal));
    }

    private sealed class Host(List<string> shown, bool canUpdate) : INotebookHost
    {
        public bool CanUpdate => canUpdate;

        public Action<object> Show(object value)
        {
            shown.Add($"show {((LiveContent)value).Text}");
            return replacement => shown.Add($"replace {((LiveContent)replacement).Text}");
        }
    }

    private sealed class Clock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
