using Microsoft.DotNet.Interactive.Events;
using Microsoft.DotNet.Interactive.Formatting;

namespace Workbook.Engine.Kernels;

/// <summary>Events that show a value.</summary>
internal static class DisplayEvents
{
    /// <summary>The same event with other representations.</summary>
    public static DisplayEvent With(this DisplayEvent display, IReadOnlyCollection<FormattedValue> values) => display switch
    {
        DisplayedValueUpdated updated => new DisplayedValueUpdated(updated.Value, updated.ValueId, updated.Command, values),
        ReturnValueProduced => new ReturnValueProduced(display.Value, display.Command, values, display.ValueId),
        _ => new DisplayedValueProduced(display.Value, display.Command, values, display.ValueId),
    };
}
