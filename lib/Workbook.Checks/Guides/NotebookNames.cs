using System.Globalization;

namespace Workbook.Checks.Guides;

/// <summary>The notebooks: the number before the point in a task's id tells which one it is in.</summary>
internal static class NotebookNames
{
    private static readonly string[] Names = ["0-StartHere", "1-BatchNormalization", "2-Dropout"];

    /// <summary>How many there are, from 0 on.</summary>
    public static int Count => Names.Length;

    /// <summary>The name of a notebook's file, without ending.</summary>
    public static string Of(int notebook) => Names[notebook];

    /// <summary>The name of the notebook that a task is in.</summary>
    public static string Of(string task) => Names[NumberOf(task)];

    /// <summary>The number of the notebook that a task is in.</summary>
    public static int NumberOf(string task) => int.Parse(task.Split('.')[0], CultureInfo.InvariantCulture);
}
