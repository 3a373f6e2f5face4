namespace Workbook.Signatures;

/// <summary><c>x − μ</c>: each column of <c>x (N,D)</c> minus its own mean.</summary>
public delegate Matrix<double> CenterFunction(Matrix<double> x);

/// <summary><c>y = γ·x̂ + β</c>, column by column: <c>xHat (N,D)</c>, <c>gamma (D)</c>, <c>beta (D)</c>.</summary>
public delegate Matrix<double> ScaleAndShiftFunction(Matrix<double> xHat, Vector<double> gamma, Vector<double> beta);

/// <summary>μ and σ² (divided by N) of each column of <c>x (N,D)</c>: two vectors <c>(D)</c>.</summary>
public delegate (Vector<double> Mean, Vector<double> Variance) BatchStatisticsFunction(Matrix<double> x);

/// <summary><c>x̂ = (x − μ)/√(σ² + ε)</c>: <c>x (N,D)</c>, <c>mean (D)</c>, <c>variance (D)</c>.</summary>
public delegate Matrix<double> NormalizeFunction(Matrix<double> x, Vector<double> mean, Vector<double> variance, double epsilon);

/// <summary><c>∂L/∂x̂ (N,D)</c> from <c>dout (N,D)</c> and <c>gamma (D)</c>.</summary>
public delegate Matrix<double> DxHatFunction(Matrix<double> dout, Vector<double> gamma);

/// <summary><c>∂L/∂(1/√(σ² + ε)) (D)</c> from <c>dxHat (N,D)</c> and <c>centered = x − μ (N,D)</c>.</summary>
public delegate Vector<double> DInverseStdFunction(Matrix<double> dxHat, Matrix<double> centered);

/// <summary><c>∂L/∂σ² (D)</c> from <c>dInverseStd (D)</c>, the variance <c>(D)</c> and ε.</summary>
public delegate Vector<double> DvarFunction(Vector<double> dInverseStd, Vector<double> variance, double epsilon);

/// <summary><c>∂L/∂(x − μ) (N,D)</c>, the sum of both paths into that node: through <c>x̂</c> and through <c>σ²</c>.</summary>
public delegate Matrix<double> DCenteredFunction(
    Matrix<double> dxHat, Matrix<double> centered, Vector<double> dvar, Vector<double> variance, double epsilon);

/// <summary><c>∂L/∂μ (D)</c> from <c>dCentered (N,D)</c>.</summary>
public delegate Vector<double> DmeanFunction(Matrix<double> dCentered);

/// <summary><c>∂L/∂x (N,D)</c>, the sum of both paths into the input: <c>dCentered (N,D)</c> itself and <c>dmean (D)</c>.</summary>
public delegate Matrix<double> DxFunction(Matrix<double> dCentered, Vector<double> dmean);

/// <summary><c>∂L/∂γ (D)</c> from <c>dout (N,D)</c> and <c>xHat (N,D)</c>.</summary>
public delegate Vector<double> DgammaFunction(Matrix<double> dout, Matrix<double> xHat);

/// <summary><c>∂L/∂β (D)</c> from <c>dout (N,D)</c>.</summary>
public delegate Vector<double> DbetaFunction(Matrix<double> dout);
