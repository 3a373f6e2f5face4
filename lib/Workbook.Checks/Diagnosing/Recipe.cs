namespace Workbook.Checks.Diagnosing;

/// <summary>
/// A correct implementation of every task, taken apart at the nodes of its computation graph, so that a <see cref="Mistake"/> can
/// replace one of them. Several mistakes at once are several replacements. Each topic brings a part of its own, whose default is right.
/// </summary>
internal sealed class Recipe
{
    private readonly Dictionary<Type, IRecipePart> _changed;

    private Recipe(Dictionary<Type, IRecipePart> changed) => _changed = changed;

    /// <summary>Nothing is wrong.</summary>
    public static Recipe Correct { get; } = new([]);

    /// <summary>Whether one of its parts wraps a whole pass, and so may hide nodes that are replaced later.</summary>
    public bool WrapsPass => _changed.Values.Any(part => part.WrapsPass);

    /// <summary>The part of a topic.</summary>
    public T Part<T>()
        where T : class, IRecipePart, new() => _changed.TryGetValue(typeof(T), out var part) ? (T)part : new T();

    /// <summary>The same with one part changed.</summary>
    public Recipe With<T>(Func<T, T> change)
        where T : class, IRecipePart, new() => new(new Dictionary<Type, IRecipePart>(_changed) { [typeof(T)] = change(Part<T>()) });
}

/// <summary>A topic's implementation in replaceable nodes.</summary>
internal interface IRecipePart
{
    /// <summary>Whether what a whole pass returns is changed, not one of its nodes alone.</summary>
    public bool WrapsPass => false;
}
