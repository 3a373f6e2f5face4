namespace Workbook.Hosting;

/// <summary>Where values are shown.</summary>
internal interface INotebookHost
{
    /// <summary>Whether what was shown can be replaced in place.</summary>
    public bool CanUpdate { get; }

    /// <summary>Shows a value.</summary>
    /// <returns>What replaces it by another one, where <see cref="CanUpdate"/>.</returns>
    public Action<object> Show(object value);
}
