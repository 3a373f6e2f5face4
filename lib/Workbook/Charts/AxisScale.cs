namespace Workbook;

/// <summary>How an axis is divided.</summary>
public enum AxisScale
{
    /// <summary>Equal steps for equal differences.</summary>
    Linear,

    /// <summary>Equal steps for equal ratios; values that are not positive are left out.</summary>
    Log,
}
