namespace Workbook;

/// <summary>A data set is missing, damaged or cannot be had. The message names the file, what was found and what is wanted.</summary>
public sealed class DatasetException : Exception
{
    /// <summary>With a message of one line.</summary>
    public DatasetException(string message)
        : base(message)
    {
    }

    /// <summary>With a message of one line and what lies behind it.</summary>
    public DatasetException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
