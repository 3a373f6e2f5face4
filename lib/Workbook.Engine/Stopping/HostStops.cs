namespace Workbook.Engine.Stopping;

/// <summary>What libraries find in the process's data, so that what they run for a cell can be stopped with it or alone.</summary>
internal static class HostStops
{
    public static void SetHostData()
    {
        AppContext.SetData(HostData.BeginFlow, (Func<Action<bool>>)Begin);
        AppContext.SetData(HostData.ThrowIfStopped, (Action)ThrowIfAsked);
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
