namespace Workbook.Signatures;

/// <summary><c>x − μ</c>: each column of <c>x (N,D)</c> minus its own mean.</summary>
public delegate Matrix<double> CenterFunction(Matrix<double> x);

/// <summary><c>y = γ·x̂ + β</c>, column by column: <c>xHat (N,D)</c>, <c>gamma (D)</c>, <c>beta (D)</c>.</summary>
public delegate Matrix<double> ScaleAndShiftFunction(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta);
