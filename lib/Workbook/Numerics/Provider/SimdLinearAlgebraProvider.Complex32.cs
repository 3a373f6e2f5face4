using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Workbook.Numerics.Provider;

// Complex numbers in single precision: all MathNet's.
internal sealed partial class SimdLinearAlgebraProvider
{
    /// <inheritdoc/>
    public void AddVectorToScaledVector(MathNet.Numerics.Complex32[] y, MathNet.Numerics.Complex32 alpha, MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] result) => Managed.AddVectorToScaledVector(y, alpha, x, result);

    /// <inheritdoc/>
    public void ScaleArray(MathNet.Numerics.Complex32 alpha, MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] result) => Managed.ScaleArray(alpha, x, result);

    /// <inheritdoc/>
    public void ConjugateArray(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] result) => Managed.ConjugateArray(x, result);

    /// <inheritdoc/>
    public MathNet.Numerics.Complex32 DotProduct(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] y) => Managed.DotProduct(x, y);

    /// <inheritdoc/>
    public void AddArrays(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] y, MathNet.Numerics.Complex32[] result) => Managed.AddArrays(x, y, result);

    /// <inheritdoc/>
    public void SubtractArrays(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] y, MathNet.Numerics.Complex32[] result) => Managed.SubtractArrays(x, y, result);

    /// <inheritdoc/>
    public void PointWiseMultiplyArrays(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] y, MathNet.Numerics.Complex32[] result) => Managed.PointWiseMultiplyArrays(x, y, result);

    /// <inheritdoc/>
    public void PointWiseDivideArrays(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] y, MathNet.Numerics.Complex32[] result) => Managed.PointWiseDivideArrays(x, y, result);

    /// <inheritdoc/>
    public void PointWisePowerArrays(MathNet.Numerics.Complex32[] x, MathNet.Numerics.Complex32[] y, MathNet.Numerics.Complex32[] result) => Managed.PointWisePowerArrays(x, y, result);

    /// <inheritdoc/>
    public void MatrixMultiply(MathNet.Numerics.Complex32[] x, int rowsX, int columnsX, MathNet.Numerics.Complex32[] y, int rowsY, int columnsY, MathNet.Numerics.Complex32[] result) => Managed.MatrixMultiply(x, rowsX, columnsX, y, rowsY, columnsY, result);

    /// <inheritdoc/>
    public void MatrixMultiplyWithUpdate(Transpose transposeA, Transpose transposeB, MathNet.Numerics.Complex32 alpha, MathNet.Numerics.Complex32[] a, int rowsA, int columnsA, MathNet.Numerics.Complex32[] b, int rowsB, int columnsB, MathNet.Numerics.Complex32 beta, MathNet.Numerics.Complex32[] c) => Managed.MatrixMultiplyWithUpdate(transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);

    /// <inheritdoc/>
    public double MatrixNorm(Norm norm, int rows, int columns, MathNet.Numerics.Complex32[] matrix) => Managed.MatrixNorm(norm, rows, columns, matrix);

    /// <inheritdoc/>
    public void LUFactor(MathNet.Numerics.Complex32[] data, int order, int[] ipiv) => Managed.LUFactor(data, order, ipiv);

    /// <inheritdoc/>
    public void LUInverse(MathNet.Numerics.Complex32[] a, int order) => Managed.LUInverse(a, order);

    /// <inheritdoc/>
    public void LUInverseFactored(MathNet.Numerics.Complex32[] a, int order, int[] ipiv) => Managed.LUInverseFactored(a, order, ipiv);

    /// <inheritdoc/>
    public void LUSolve(int columnsOfB, MathNet.Numerics.Complex32[] a, int order, MathNet.Numerics.Complex32[] b) => Managed.LUSolve(columnsOfB, a, order, b);

    /// <inheritdoc/>
    public void LUSolveFactored(int columnsOfB, MathNet.Numerics.Complex32[] a, int order, int[] ipiv, MathNet.Numerics.Complex32[] b) => Managed.LUSolveFactored(columnsOfB, a, order, ipiv, b);

    /// <inheritdoc/>
    public void CholeskyFactor(MathNet.Numerics.Complex32[] a, int order) => Managed.CholeskyFactor(a, order);

    /// <inheritdoc/>
    public void CholeskySolve(MathNet.Numerics.Complex32[] a, int orderA, MathNet.Numerics.Complex32[] b, int columnsB) => Managed.CholeskySolve(a, orderA, b, columnsB);

    /// <inheritdoc/>
    public void CholeskySolveFactored(MathNet.Numerics.Complex32[] a, int orderA, MathNet.Numerics.Complex32[] b, int columnsB) => Managed.CholeskySolveFactored(a, orderA, b, columnsB);

    /// <inheritdoc/>
    public void QRFactor(MathNet.Numerics.Complex32[] a, int rowsA, int columnsA, MathNet.Numerics.Complex32[] q, MathNet.Numerics.Complex32[] tau) => Managed.QRFactor(a, rowsA, columnsA, q, tau);

    /// <inheritdoc/>
    public void ThinQRFactor(MathNet.Numerics.Complex32[] a, int rowsA, int columnsA, MathNet.Numerics.Complex32[] r, MathNet.Numerics.Complex32[] tau) => Managed.ThinQRFactor(a, rowsA, columnsA, r, tau);

    /// <inheritdoc/>
    public void QRSolve(MathNet.Numerics.Complex32[] a, int rows, int columns, MathNet.Numerics.Complex32[] b, int columnsB, MathNet.Numerics.Complex32[] x, QRMethod method) => Managed.QRSolve(a, rows, columns, b, columnsB, x, method);

    /// <inheritdoc/>
    public void QRSolveFactored(MathNet.Numerics.Complex32[] q, MathNet.Numerics.Complex32[] r, int rowsA, int columnsA, MathNet.Numerics.Complex32[] tau, MathNet.Numerics.Complex32[] b, int columnsB, MathNet.Numerics.Complex32[] x, QRMethod method) => Managed.QRSolveFactored(q, r, rowsA, columnsA, tau, b, columnsB, x, method);

    /// <inheritdoc/>
    public void SingularValueDecomposition(bool computeVectors, MathNet.Numerics.Complex32[] a, int rowsA, int columnsA, MathNet.Numerics.Complex32[] s, MathNet.Numerics.Complex32[] u, MathNet.Numerics.Complex32[] vt) => Managed.SingularValueDecomposition(computeVectors, a, rowsA, columnsA, s, u, vt);

    /// <inheritdoc/>
    public void SvdSolve(MathNet.Numerics.Complex32[] a, int rowsA, int columnsA, MathNet.Numerics.Complex32[] b, int columnsB, MathNet.Numerics.Complex32[] x) => Managed.SvdSolve(a, rowsA, columnsA, b, columnsB, x);

    /// <inheritdoc/>
    public void SvdSolveFactored(int rowsA, int columnsA, MathNet.Numerics.Complex32[] s, MathNet.Numerics.Complex32[] u, MathNet.Numerics.Complex32[] vt, MathNet.Numerics.Complex32[] b, int columnsB, MathNet.Numerics.Complex32[] x) => Managed.SvdSolveFactored(rowsA, columnsA, s, u, vt, b, columnsB, x);

    /// <inheritdoc/>
    public void EigenDecomp(bool isSymmetric, int order, MathNet.Numerics.Complex32[] matrix, MathNet.Numerics.Complex32[] matrixEv, System.Numerics.Complex[] vectorEv, MathNet.Numerics.Complex32[] matrixD) => Managed.EigenDecomp(isSymmetric, order, matrix, matrixEv, vectorEv, matrixD);
}
