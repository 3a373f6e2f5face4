namespace Workbook.Hosting;

/// <summary>
/// One output that is replaced in place while something runs. Disposing it shows the last state.
/// Where nothing can be replaced (a log), only that last state is shown. May be called from any thread.
/// </summary>
/// <param name="perSecond">How often it is replaced at most.</param>
internal sealed class LiveDisplay(INotebookHost host, TimeProvider time, int perSecond = 10) : IDisposable
{
    private readonly TimeSpan _shortestPause = TimeSpan.FromSeconds(1) / perSecond;
    private readonly Lock _lock = new();
    private Action<object>? _replace;
    private Func<object>? _pending;
    private long _shownAt;
    private bool _ended;

    /// <summary>Whether somebody sees pictures before the last state.</summary>
    public bool ShowsPictures { get; } = !EnvironmentSettings.LiveIsText && host.CanUpdate;

    /// <summary>Shows what <paramref name="content"/> makes. It is called only when it is time to show something, or at the end.</summary>
    public void Update(Func<object> content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Volatile.Write(ref _pending, content);
        // Who comes while another shows has work to do: what it has is shown next time.
        if (!host.CanUpdate || !_lock.TryEnter())
        {
            return;
        }

        try
        {
            if (!_ended && (_replace is null || time.GetElapsedTime(_shownAt) >= _shortestPause))
            {
                ShowPending();
            }
        }
        finally
        {
            _lock.Exit();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (!_ended)
            {
                _ended = true;
                ShowPending();
                (host as ConsoleHost)?.EndLine();
            }
        }
    }

    private void ShowPending()
    {
        if (Interlocked.Exchange(ref _pending, null) is not { } content)
        {
            return;
        }

        var value = content();
        _shownAt = time.GetTimestamp();
        if (_replace is null)
        {
            _replace = host.Show(value);
        }
        else
        {
            _replace(value);
        }
    }
}

/// <summary>Text that changes while something runs, with a richer form for hosts that show HTML.</summary>
/// <param name="Html">The same as HTML; <see langword="null"/> for the text itself.</param>
[TypeFormatterSource(typeof(LiveContentFormatters), PreferredMimeTypes = [FormatterSource.Html, FormatterSource.Text])]
internal sealed record LiveContent(string Text, string? Html = null)
{
    public string ToHtml() => Html ?? $"<pre>{WebUtility.HtmlEncode(Text)}</pre>";
}

/// <summary>How notebooks show a <see cref="LiveContent"/>.</summary>
internal sealed class LiveContentFormatters : FormatterSource
{
    public override IEnumerable<object> CreateTypeFormatters() =>
    [
        new TypeFormatter<LiveContent>(Html, content => content.ToHtml()),
        new TypeFormatter<LiveContent>(Text, content => content.Text),
    ];
}
