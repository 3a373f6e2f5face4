namespace Workbook.Checks.Tests;

/// <summary>The tasks by their ids, and what tests ask of a task or of a report that nobody else does.</summary>
internal static class AllTasks
{
    public static TaskCheck ById(string id) => TaskCatalog.All.Single(task => task.Id == id);

    extension(TaskCheck task)
    {
        /// <summary>The report on an answer, without the other tasks' reports and without what its code says.</summary>
        public CheckReport Run(Caller answer, int seed) => new(Pipeline.Run(task, answer, seed, Check.TimeLimit, AnswerCode.Unknown));

        /// <summary>The same from recordings.</summary>
        public CheckReport Judge(IReadOnlyList<Recording> recordings, int seed)
            => new(Pipeline.Judge(task, recordings, seed, AnswerCode.Unknown));
    }

    extension(CheckReport report)
    {
        public IReadOnlyList<Recognition> Findings => report.Judgement.Recognized;

        public IReadOnlyList<string> Notes => report.Judgement.Notes;

        public Detail? Detail => report.Judgement.Detail;
    }

    extension(Recognition recognition)
    {
        public IEnumerable<string> Ids => recognition.Mistakes.Select(mistake => mistake.Id);
    }
}

/// <summary>Tests that set what all checks share: nothing else runs beside them.</summary>
[CollectionDefinition("Check.Seed", DisableParallelization = true)]
public class SharedSettings;
