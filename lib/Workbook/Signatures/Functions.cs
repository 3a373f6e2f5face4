namespace Workbook.Signatures;

/// <summary>
/// The forward pass of batch normalization: <c>x (N,D)</c>, <c>gamma (D)</c>, <c>beta (D)</c>; changes the running averages of
/// <paramref name="state"/> in training.
/// </summary>
public delegate (Matrix<double> Out, BatchNormCache Cache) BatchNormForwardFunction(
    Matrix<double> x, Vector<double> gamma, Vector<double> beta, BatchNormState state);

/// <summary>The backward pass of batch normalization: from <c>dout (N,D)</c> to <c>dx (N,D)</c>, <c>dγ (D)</c>, <c>dβ (D)</c>.</summary>
public delegate (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) BatchNormBackwardFunction(
    Matrix<double> dout, BatchNormCache cache);

/// <summary>The forward pass of layer normalization, shapes as in batch normalization.</summary>
public delegate (Matrix<double> Out, LayerNormCache Cache) LayerNormForwardFunction(
    Matrix<double> x, Vector<double> gamma, Vector<double> beta, LayerNormState state);

/// <summary>The backward pass of layer normalization, shapes as in batch normalization.</summary>
public delegate (Matrix<double> Dx, Vector<double> Dgamma, Vector<double> Dbeta) LayerNormBackwardFunction(
    Matrix<double> dout, LayerNormCache cache);

/// <summary>The forward pass of inverted dropout.</summary>
public delegate (Matrix<double> Out, DropoutCache Cache) DropoutForwardFunction(Matrix<double> x, DropoutState state);

/// <summary>The backward pass of inverted dropout.</summary>
public delegate Matrix<double> DropoutBackwardFunction(Matrix<double> dout, DropoutCache cache);

/// <summary>The affine – batch norm – ReLU block: <c>x (N,D)</c>, <c>w (D,M)</c>, <c>b</c>, <c>gamma</c>, <c>beta (M)</c>.</summary>
public delegate (Matrix<double> Out, BlockCache Cache) AffineNormReluForwardFunction(
    Matrix<double> x, Matrix<double> w, Vector<double> b, Vector<double> gamma, Vector<double> beta, BatchNormState state);

/// <summary>The block's backward pass: gradients of all five inputs.</summary>
public delegate (Matrix<double> Dx, Matrix<double> Dw, Vector<double> Db, Vector<double> Dgamma, Vector<double> Dbeta)
    AffineNormReluBackwardFunction(Matrix<double> dout, BlockCache cache);

/// <summary>Loss and gradients of a fully connected net with batch normalization in training mode.</summary>
/// <param name="parameters"><c>W1, b1, gamma1, beta1, …</c>; the last layer has <c>W</c> and <c>b</c> only.</param>
/// <param name="x">Inputs, <c>(N,D)</c>.</param>
/// <param name="labels">Classes, <c>(N)</c>.</param>
/// <param name="states">One state per hidden layer.</param>
/// <param name="regularization">The strength of <c>½·reg·ΣW²</c> (weights only).</param>
public delegate (double Loss, ParameterSet<double> Gradients) NetLossFunction(
    ParameterSet<double> parameters, Matrix<double> x, int[] labels, BatchNormState[] states, double regularization);
