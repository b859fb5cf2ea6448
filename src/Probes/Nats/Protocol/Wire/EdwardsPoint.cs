using System.Numerics;

namespace Probes.Nats.Protocol.Wire;

/// <summary>A point of edwards25519: x = X/Z, y = Y/Z, xy = T/Z.</summary>
internal readonly record struct EdwardsPoint(BigInteger X, BigInteger Y, BigInteger Z, BigInteger T);
