namespace Workbook.DataSets.Download;

/// <summary>An archive of CIFAR-10 in the binary version: where it is, how to know it, what is in it.</summary>
/// <param name="Md5">Its published checksum, in lower case.</param>
/// <param name="Specification">The data set it holds, in a folder of the specification's name.</param>
internal sealed record Cifar10Archive(Uri Address, string Md5, DatasetSpecification Specification)
{
    /// <summary>The one on the data set's own page, with the checksum given there.</summary>
    public static Cifar10Archive Official { get; } = new(
        new Uri("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        "c32a1d4ab5d03f1284b67883e8d87530",
        DatasetSpecification.Cifar10);

    /// <summary>What its file is called.</summary>
    public string FileName => Path.GetFileName(Address.AbsolutePath);

    /// <summary>Says which other archive of the same page has a checksum, if one has.</summary>
    public static string? OtherVersion(string md5) => md5 switch
    {
        "c58f30108f718f92721af3b95e74349a" => "CIFAR-10's Python version",
        "70270af85842c9e89bb428ec9976c926" => "CIFAR-10's MATLAB version",
        "eb9058c3a382ffc7106e4002c42a8d85" => "CIFAR-100's Python version",
        "03b5dce01913d631647c71ecec9e9cb8" => "CIFAR-100's binary version",
        _ => null,
    };
}
