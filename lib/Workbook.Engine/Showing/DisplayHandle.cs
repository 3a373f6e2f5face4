namespace Workbook.Engine.Showing;

/// <summary>A place in a cell's output, whose content can be replaced.</summary>
public sealed class DisplayHandle
{
    private readonly string[] _mimeTypes;

    internal DisplayHandle(string[] mimeTypes) => _mimeTypes = mimeTypes;

    /// <summary>The name of the place.</summary>
    public string DisplayId { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Shows another value in the same place.</summary>
    public void Update(object? value) => Show(value, update: true);

    internal void Show(object? value, bool update)
    {
        var data = ValueFormatter.Format(value);
        if (_mimeTypes.Length > 0)
        {
            var wanted = _mimeTypes.Where(data.ContainsKey).ToDictionary(m => m, m => data[m]);
            data = wanted.Count > 0 ? wanted : ValueFormatter.FormatAs(value, _mimeTypes[0]);
        }

        CurrentOutput.Display(new DisplayItem(data, DisplayId, update));
    }
}
