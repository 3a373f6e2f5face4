namespace Workbook.Hosting;

/// <summary>
/// The workbook's own engine. It leaves a delegate in the process's data: display id, whether it replaces, MIME type to text.
/// </summary>
internal sealed class WorkbookHost(Action<string, bool, IReadOnlyDictionary<string, string>> show) : INotebookHost
{
    public bool CanUpdate => true;

    /// <summary>The engine's host, if this process is one of its workers.</summary>
    public static WorkbookHost? Find()
        => AppContext.GetData(HostData.Display) is Action<string, bool, IReadOnlyDictionary<string, string>> show
            ? new WorkbookHost(show)
            : null;

    public Action<object> Show(object value)
    {
        var id = Guid.NewGuid().ToString("N");
        show(id, false, MimeBundle.Of(value));
        return replacement => show(id, true, MimeBundle.Of(replacement));
    }
}
