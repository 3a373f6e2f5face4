namespace Workbook.Engine.Stopping;

/// <summary>Ends code of a cell from outside, where it is. A library recognizes it by its name.</summary>
public sealed class CellStoppedException : Exception
{
    /// <summary>Made where a thread leaves.</summary>
    public CellStoppedException()
        : base("The cell was stopped.") => StoppableFlow.Leaves();

    /// <summary>The stop among what came out of a cell, also where several threads' exceptions came as one; else null.</summary>
    internal static CellStoppedException? In(Exception exception) => exception switch
    {
        CellStoppedException stopped => stopped,
        AggregateException all => all.InnerExceptions.Select(In).FirstOrDefault(found => found is not null),
        { InnerException: { } inner } => In(inner),
        _ => null,
    };
}
