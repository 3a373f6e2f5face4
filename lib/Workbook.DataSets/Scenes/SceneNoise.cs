namespace Workbook.DataSets.Scenes;

/// <summary>Smooth noise over the plane: random values at whole coordinates, blended between them. For one thread.</summary>
internal sealed class SceneNoise(ulong seed)
{
    private readonly Layer _coarse = new(seed);
    private readonly Layer _middle = new(seed);
    private readonly Layer _fine = new(seed);

    /// <summary>One layer, between -1 and 1, with a detail size of one unit.</summary>
    public double At(double x, double y) => _coarse.At(x, y);

    /// <summary>Three layers, each twice as fine and half as strong as the one before.</summary>
    public double Rough(double x, double y) =>
        (
            _coarse.At(x, y) + 0.5 * _middle.At(2.0 * x + 17.0, 2.0 * y + 5.0)
                + 0.25 * _fine.At(4.0 * x + 31.0, 4.0 * y + 11.0)) * (1.0 / 1.75);

    // Keeps the corners of the square it was last asked about: neighboring samples mostly share it.
    private sealed class Layer(ulong seed)
    {
        private long _x = long.MinValue;
        private long _y;
        private double _topLeft, _topRight, _bottomLeft, _bottomRight;

        public double At(double x, double y)
        {
            var (fx, fy) = (Math.Floor(x), Math.Floor(y));
            Enter((long)fx, (long)fy);
            var (u, v) = (Ease(x - fx), Ease(y - fy));
            var top = _topLeft * (1.0 - u) + _topRight * u;
            var bottom = _bottomLeft * (1.0 - u) + _bottomRight * u;
            return top * (1.0 - v) + bottom * v;
        }

        private static double Ease(double t) => t * t * (3.0 - 2.0 * t);

        private void Enter(long x, long y)
        {
            if (x == _x && y == _y)
            {
                return;
            }

            (_x, _y) = (x, y);
            (_topLeft, _topRight) = (Corner(x, y), Corner(x + 1, y));
            (_bottomLeft, _bottomRight) = (Corner(x, y + 1), Corner(x + 1, y + 1));
        }

        private double Corner(long x, long y)
        {
            ulong bits = SceneRandom.Mix(seed ^ ((ulong)x * 0x9E3779B97F4A7C15UL) ^ ((ulong)y * 0xC2B2AE3D27D4EB4FUL));
            return (bits >> 11) * (2.0 / (1UL << 53)) - 1.0;
        }
    }
}
