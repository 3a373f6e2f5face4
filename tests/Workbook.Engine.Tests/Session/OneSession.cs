namespace Workbook.Engine.Tests.Session;

/// <summary>Sessions in this process share its console: one test at a time.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class OneSession
{
    public const string Name = "one session at a time";
}
