namespace Workbook.Checks.Tests;

/// <summary>Every task's check, with the library's caches: a spoiled forward pass would keep the others from being judged.</summary>
internal static class AllTasks
{
    public static TaskCheck ById(string id) => TaskCatalog.All.Single(task => task.Id == id);
}

/// <summary>Tests that set what all checks share: nothing else runs beside them.</summary>
[CollectionDefinition("Check.Seed", DisableParallelization = true)]
public class SharedSettings;
