namespace Workbook.Kernel;

/// <summary>Tells all clients what a cell shows.</summary>
internal sealed class PublishedOutput(KernelSockets sockets, JsonObject parent, int count) : ISessionOutput
{
    /// <summary>Why a value that the cell showed could not be sent; null where all were.</summary>
    public CellError? Fault { get; private set; }

    public void Stream(string name, string text) => sockets.Publish("stream", new JsonObject { ["name"] = name, ["text"] = text }, parent);

    public void Display(DisplayItem item)
    {
        try
        {
            Publish(item);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException or ArgumentException)
        {
            Fault ??= CellError.Plain(
                CellErrorKind.Exception,
                $"A value cannot be shown, because it cannot be sent as JSON ({string.Join(", ", item.Data.Keys)}): "
                + $"{e.GetBaseException().Message}");
        }
    }

    private void Publish(DisplayItem item)
    {
        var content = new JsonObject { ["data"] = MimeData.Of(item), ["metadata"] = new JsonObject() };
        if (item.IsResult)
        {
            content["execution_count"] = count;
            sockets.Publish("execute_result", content, parent);
            return;
        }

        content["transient"] = item.DisplayId is { } id ? new JsonObject { ["display_id"] = id } : new JsonObject();
        sockets.Publish(item.Update ? "update_display_data" : "display_data", content, parent);
    }
}
