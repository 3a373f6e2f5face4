using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Workbook.Testing;

/// <summary>Reads 8-bit PNG pictures with all filters, with or without transparency: our own encoder's and browsers'.</summary>
public sealed class PngPixels
{
    private readonly byte[] _bytes;
    private readonly int _channels;

    public PngPixels(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var data = png.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(png, at + 4, 4))
            {
                case "IHDR":
                    (Width, Height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    _channels = data[9] == 6 ? 4 : 3;
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var raw = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionMode.Decompress))
        {
            zlib.CopyTo(raw);
        }

        _bytes = Unfilter(raw.ToArray());
    }

    public int Width { get; }

    public int Height { get; }

    public (byte Red, byte Green, byte Blue) this[int x, int y]
    {
        get
        {
            var i = ((y * Width) + x) * _channels;
            return (_bytes[i], _bytes[i + 1], _bytes[i + 2]);
        }
    }

    private byte[] Unfilter(byte[] raw)
    {
        var stride = Width * _channels;
        var result = new byte[stride * Height];
        for (var y = 0; y < Height; y++)
        {
            for (var i = 0; i < stride; i++)
            {
                int At(int row, int column) => row < 0 || column < 0 ? 0 : result[(row * stride) + column];
                var (left, up, corner) = (At(y, i - _channels), At(y - 1, i), At(y - 1, i - _channels));
                var predicted = raw[y * (stride + 1)] switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                };
                result[(y * stride) + i] = (byte)(raw[(y * (stride + 1)) + 1 + i] + predicted);
            }
        }

        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var (a, b, c) = (Math.Abs(up - corner), Math.Abs(left - corner), Math.Abs(left + up - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
