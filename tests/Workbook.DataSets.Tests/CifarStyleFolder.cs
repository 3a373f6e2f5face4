[assembly: AssemblyFixture(typeof(Workbook.DataSets.Tests.CifarStyleFolder))]

namespace Workbook.DataSets.Tests;

/// <summary>The CIFAR-style data set, drawn once for all tests.</summary>
public sealed class CifarStyleFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<string> _data;

    public CifarStyleFolder() => _data = new Lazy<string>(() =>
    {
        DataSetFiles.Generate(_folder["data"]);
        return _folder["data"];
    });

    /// <summary>A folder <c>data/</c> with the set in it.</summary>
    public string Data => _data.Value;

    /// <summary>The set's own folder.</summary>
    public string Set => DataSetFiles.FolderOf("cifar-style", Data);

    /// <summary>The set as a notebook gets it.</summary>
    public Dataset Load(int? training = null) => Dataset.Load("cifar-style", training, Data);

    public void Dispose() => _folder.Dispose();
}
