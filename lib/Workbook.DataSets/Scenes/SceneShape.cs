namespace Workbook.DataSets.Scenes;

/// <summary>An area in an object's own coordinates: which points belong to it, and a box around it.</summary>
internal abstract class SceneShape
{
    /// <summary>The smallest upright box around the shape.</summary>
    public abstract (double Left, double Top, double Right, double Bottom) Bounds { get; }

    /// <summary>Whether the point belongs to the shape.</summary>
    public abstract bool Contains(double x, double y);
}
