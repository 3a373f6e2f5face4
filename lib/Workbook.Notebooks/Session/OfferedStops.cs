namespace Workbook.Notebooks;

/// <summary>What libraries find in the process's data, so that what they run for a cell can be stopped with it or alone.</summary>
internal static class OfferedStops
{
    /// <summary>The name under which a library finds how to begin a flow of its own: what it gets ends the flow (true) or says that it has ended (false).</summary>
    private const string DataName = "Workbook.StoppableFlow";

    /// <summary>The name under which a library finds a look for its own loops.</summary>
    private const string LookName = "Workbook.StopLook";

    /// <summary>Leaves both.</summary>
    public static void Offer()
    {
        AppContext.SetData(DataName, (Func<Action<bool>>)Begin);
        AppContext.SetData(LookName, (Action)ThrowIfAsked);
    }

    private static Action<bool> Begin()
    {
        var flow = StoppableFlow.Begin();
        return stop =>
        {
            if (stop)
            {
                flow.Stop();
            }
            else
            {
                flow.Ended();
            }
        };
    }

    private static void ThrowIfAsked()
    {
        if (StoppableFlow.Current.IsStopped)
        {
            throw new CellStoppedException();
        }
    }
}
