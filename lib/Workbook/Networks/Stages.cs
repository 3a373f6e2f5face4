namespace Workbook.Networks;

/// <summary>One stage of a layer behind its product, on whole matrices, with what it keeps between forward and backward pass.</summary>
internal interface IStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>From <c>(N,M)</c> to <c>(N,M)</c>. The result is read, never written, and stands until the next pass.</summary>
    public Matrix<T> Forward(Matrix<T> x, Mode mode);

    /// <summary>From <c>dout (N,M)</c> to <c>dx (N,M)</c>, after a training pass; fills the gradients of its own parameters.</summary>
    public Matrix<T> Backward(Matrix<T> dout, ParameterSet<T> gradients);
}

/// <summary>
/// A stage that works on each column by itself. A pass is begun for the whole matrix, which only says where everything stands;
/// then the columns are done, different ones at the same time: see <see cref="ColumnPass{T}"/>.
/// </summary>
internal interface IColumnStage<T>
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>Begins a forward pass.</summary>
    /// <param name="x"><c>(N,M)</c>. Its columns need not be there yet.</param>
    /// <param name="mode">What a normalization asks for.</param>
    /// <returns>Where the result will stand, <c>(N,M)</c>.</returns>
    public Matrix<T> BeginForward(Matrix<T> x, Mode mode);

    /// <summary>Some columns of the forward pass.</summary>
    /// <param name="end">The first column after them.</param>
    public void ForwardColumns(int start, int end);

    /// <summary>Begins the backward pass of the last forward pass, which was one in training.</summary>
    /// <param name="dout"><c>(N,M)</c>. Its columns need not be there yet.</param>
    /// <param name="gradients">Where the gradients of the stage's own parameters will stand.</param>
    /// <returns>Where the gradient of the stage's input will stand, <c>(N,M)</c>.</returns>
    public Matrix<T> BeginBackward(Matrix<T> dout, ParameterSet<T> gradients);

    /// <summary>Some columns of the backward pass.</summary>
    /// <inheritdoc cref="ForwardColumns"/>
    public void BackwardColumns(int start, int end);
}
