namespace Workbook;

/// <summary>Whose dropout a net uses: the library's or your own.</summary>
public sealed class DropoutFunctions
{
    private readonly DropoutForwardFunction? _forward;
    private readonly DropoutBackwardFunction? _backward;

    private DropoutFunctions(DropoutForwardFunction? forward, DropoutBackwardFunction? backward) =>
        (_forward, _backward) = (forward, backward);

    /// <summary>The library's dropout.</summary>
    public static DropoutFunctions BuiltIn { get; } = new(null, null);

    /// <summary>Your own dropout, in double precision.</summary>
    public static DropoutFunctions From(DropoutForwardFunction forward, DropoutBackwardFunction backward)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(backward);
        return new DropoutFunctions(forward, backward);
    }

    /// <summary>Adds the dropout to one hidden layer.</summary>
    /// <exception cref="NotSupportedException">Own methods compute in double precision, and the net does not.</exception>
    internal void AddTo<T>(Layer<T> layer, DropoutState state)
        where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
    {
        if (_forward is null || _backward is null)
        {
            layer.Add(new DropoutStage<T>(state));
        }
        else
        {
            layer.InDouble("dropout").Add(new OwnDropoutStage(state, _forward, _backward));
        }
    }
}
