namespace Workbook.Numerics.Random;

/// <summary>
/// The 32-bit stream under NumPy's legacy generator: MT19937 seeded with <c>init_genrand</c>
/// (M. Matsumoto, T. Nishimura, "Mersenne Twister", ACM TOMACS 8, 1998).
/// </summary>
internal sealed class MersenneTwister
{
    private const int Length = 624;
    private const int Shift = 397;
    private const uint UpperBit = 0x80000000;
    private const uint LowerBits = 0x7FFFFFFF;

    private readonly uint[] _state = new uint[Length];
    private int _next;

    public MersenneTwister(uint seed) => Seed(seed);

    private MersenneTwister(MersenneTwister other)
    {
        other._state.CopyTo(_state, 0);
        _next = other._next;
    }

    /// <summary>Starts the stream of <paramref name="seed"/> anew.</summary>
    public void Seed(uint seed)
    {
        _state[0] = seed;
        for (var i = 1; i < Length; i++)
        {
            var previous = _state[i - 1];
            _state[i] = unchecked((1812433253 * (previous ^ (previous >> 30))) + (uint)i);
        }

        _next = Length;
    }

    /// <summary>The next 32 bits.</summary>
    public uint Next()
    {
        if (_next == Length)
        {
            Refill();
        }

        var y = _state[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C5680;
        y ^= (y << 15) & 0xEFC60000;
        return y ^ (y >> 18);
    }

    /// <summary>A generator that continues as this one would, on its own.</summary>
    public MersenneTwister Copy() => new(this);

    private void Refill()
    {
        for (var i = 0; i < Length; i++)
        {
            var y = (_state[i] & UpperBit) | (_state[(i + 1) % Length] & LowerBits);
            _state[i] = _state[(i + Shift) % Length] ^ (y >> 1) ^ ((y & 1) * 0x9908B0DF);
        }

        _next = 0;
    }
}
