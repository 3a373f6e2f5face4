namespace Workbook.Numerics.Products;

/// <summary>What the inner loops of a product ask of a vector, so that they are written once for every width.</summary>
/// <typeparam name="T">The type of a lane.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
internal unsafe interface ISimd<T, TVector>
    where T : unmanaged
    where TVector : unmanaged
{
    /// <summary>Values per vector.</summary>
    public static abstract int Lanes { get; }

    /// <summary>The values from an address on.</summary>
    public static abstract TVector Load(T* from);

    /// <summary>Writes the values from an address on.</summary>
    public static abstract void Store(TVector vector, T* to);

    /// <summary>One value in all lanes.</summary>
    public static abstract TVector Create(T value);

    /// <summary>x + y.</summary>
    public static abstract TVector Add(TVector x, TVector y);

    /// <summary>x·y + z, rounded once.</summary>
    public static abstract TVector MultiplyAdd(TVector x, TVector y, TVector z);
}
