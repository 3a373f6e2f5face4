namespace Workbook.Tests;

/// <summary>Tests that look at the console. There is one console, so they run alone.</summary>
[CollectionDefinition(nameof(OneConsole), DisableParallelization = true)]
public sealed class OneConsole
{
    internal static (TResult Result, string Printed) Capture<TResult>(Func<TResult> run)
    {
        var before = Console.Out;
        using var console = new StringWriter();
        Console.SetOut(console);
        try
        {
            return (run(), console.ToString().Trim());
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
