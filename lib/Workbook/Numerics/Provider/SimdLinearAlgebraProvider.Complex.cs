using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Workbook.Numerics.Provider;

// Complex numbers in double precision: all MathNet's.
internal sealed partial class SimdLinearAlgebraProvider
{
    /// <inheritdoc/>
    public void AddVectorToScaledVector(System.Numerics.Complex[] y, System.Numerics.Complex alpha, System.Numerics.Complex[] x, System.Numerics.Complex[] result) => Managed.AddVectorToScaledVector(y, alpha, x, result);

    /// <inheritdoc/>
    public void ScaleArray(System.Numerics.Complex alpha, System.Numerics.Complex[] x, System.Numerics.Complex[] result) => Managed.ScaleArray(alpha, x, result);

    /// <inheritdoc/>
    public void ConjugateArray(System.Numerics.Complex[] x, System.Numerics.Complex[] result) => Managed.ConjugateArray(x, result);

    /// <inheritdoc/>
    public System.Numerics.Complex DotProduct(System.Numerics.Complex[] x, System.Numerics.Complex[] y) => Managed.DotProduct(x, y);

    /// <inheritdoc/>
    public void AddArrays(System.Numerics.Complex[] x, System.Numerics.Complex[] y, System.Numerics.Complex[] result) => Managed.AddArrays(x, y, result);

    /// <inheritdoc/>
    public void SubtractArrays(System.Numerics.Complex[] x, System.Numerics.Complex[] y, System.Numerics.Complex[] result) => Managed.SubtractArrays(x, y, result);

    /// <inheritdoc/>
    public void PointWiseMultiplyArrays(System.Numerics.Complex[] x, System.Numerics.Complex[] y, System.Numerics.Complex[] result) => Managed.PointWiseMultiplyArrays(x, y, result);

    /// <inheritdoc/>
    public void PointWiseDivideArrays(System.Numerics.Complex[] x, System.Numerics.Complex[] y, System.Numerics.Complex[] result) => Managed.PointWiseDivideArrays(x, y, result);

    /// <inheritdoc/>
    public void PointWisePowerArrays(System.Numerics.Complex[] x, System.Numerics.Complex[] y, System.Numerics.Complex[] result) => Managed.PointWisePowerArrays(x, y, result);

    /// <inheritdoc/>
    public void MatrixMultiply(System.Numerics.Complex[] x, int rowsX, int columnsX, System.Numerics.Complex[] y, int rowsY, int columnsY, System.Numerics.Complex[] result) => Managed.MatrixMultiply(x, rowsX, columnsX, y, rowsY, columnsY, result);

    /// <inheritdoc/>
    public void MatrixMultiplyWithUpdate(Transpose transposeA, Transpose transposeB, System.Numerics.Complex alpha, System.Numerics.Complex[] a, int rowsA, int columnsA, System.Numerics.Complex[] b, int rowsB, int columnsB, System.Numerics.Complex beta, System.Numerics.Complex[] c) => Managed.MatrixMultiplyWithUpdate(transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);

    /// <inheritdoc/>
    public double MatrixNorm(Norm norm, int rows, int columns, System.Numerics.Complex[] matrix) => Managed.MatrixNorm(norm, rows, columns, matrix);

    /// <inheritdoc/>
    public void LUFactor(System.Numerics.Complex[] data, int order, int[] ipiv) => Managed.LUFactor(data, order, ipiv);

    /// <inheritdoc/>
    public void LUInverse(System.Numerics.Complex[] a, int order) => Managed.LUInverse(a, order);

    /// <inheritdoc/>
    public void LUInverseFactored(System.Numerics.Complex[] a, int order, int[] ipiv) => Managed.LUInverseFactored(a, order, ipiv);

    /// <inheritdoc/>
    public void LUSolve(int columnsOfB, System.Numerics.Complex[] a, int order, System.Numerics.Complex[] b) => Managed.LUSolve(columnsOfB, a, order, b);

    /// <inheritdoc/>
    public void LUSolveFactored(int columnsOfB, System.Numerics.Complex[] a, int order, int[] ipiv, System.Numerics.Complex[] b) => Managed.LUSolveFactored(columnsOfB, a, order, ipiv, b);

    /// <inheritdoc/>
    public void CholeskyFactor(System.Numerics.Complex[] a, int order) => Managed.CholeskyFactor(a, order);

    /// <inheritdoc/>
    public void CholeskySolve(System.Numerics.Complex[] a, int orderA, System.Numerics.Complex[] b, int columnsB) => Managed.CholeskySolve(a, orderA, b, columnsB);

    /// <inheritdoc/>
    public void CholeskySolveFactored(System.Numerics.Complex[] a, int orderA, System.Numerics.Complex[] b, int columnsB) => Managed.CholeskySolveFactored(a, orderA, b, columnsB);

    /// <inheritdoc/>
    public void QRFactor(System.Numerics.Complex[] a, int rowsA, int columnsA, System.Numerics.Complex[] q, System.Numerics.Complex[] tau) => Managed.QRFactor(a, rowsA, columnsA, q, tau);

    /// <inheritdoc/>
    public void ThinQRFactor(System.Numerics.Complex[] a, int rowsA, int columnsA, System.Numerics.Complex[] r, System.Numerics.Complex[] tau) => Managed.ThinQRFactor(a, rowsA, columnsA, r, tau);

    /// <inheritdoc/>
    public void QRSolve(System.Numerics.Complex[] a, int rows, int columns, System.Numerics.Complex[] b, int columnsB, System.Numerics.Complex[] x, QRMethod method) => Managed.QRSolve(a, rows, columns, b, columnsB, x, method);

    /// <inheritdoc/>
    public void QRSolveFactored(System.Numerics.Complex[] q, System.Numerics.Complex[] r, int rowsA, int columnsA, System.Numerics.Complex[] tau, System.Numerics.Complex[] b, int columnsB, System.Numerics.Complex[] x, QRMethod method) => Managed.QRSolveFactored(q, r, rowsA, columnsA, tau, b, columnsB, x, method);

    /// <inheritdoc/>
    public void SingularValueDecomposition(bool computeVectors, System.Numerics.Complex[] a, int rowsA, int columnsA, System.Numerics.Complex[] s, System.Numerics.Complex[] u, System.Numerics.Complex[] vt) => Managed.SingularValueDecomposition(computeVectors, a, rowsA, columnsA, s, u, vt);

    /// <inheritdoc/>
    public void SvdSolve(System.Numerics.Complex[] a, int rowsA, int columnsA, System.Numerics.Complex[] b, int columnsB, System.Numerics.Complex[] x) => Managed.SvdSolve(a, rowsA, columnsA, b, columnsB, x);

    /// <inheritdoc/>
    public void SvdSolveFactored(int rowsA, int columnsA, System.Numerics.Complex[] s, System.Numerics.Complex[] u, System.Numerics.Complex[] vt, System.Numerics.Complex[] b, int columnsB, System.Numerics.Complex[] x) => Managed.SvdSolveFactored(rowsA, columnsA, s, u, vt, b, columnsB, x);

    /// <inheritdoc/>
    public void EigenDecomp(bool isSymmetric, int order, System.Numerics.Complex[] matrix, System.Numerics.Complex[] matrixEv, System.Numerics.Complex[] vectorEv, System.Numerics.Complex[] matrixD) => Managed.EigenDecomp(isSymmetric, order, matrix, matrixEv, vectorEv, matrixD);
}
