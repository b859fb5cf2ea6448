namespace Probes.Tests.Testing;

/// <summary>Makes bytes that are nearly right.</summary>
internal static class Hostile
{
    /// <summary>A valid message after a few changes.</summary>
    /// <param name="valid">The message.</param>
    /// <param name="telling">Bytes that mean something in its protocol.</param>
    /// <param name="random">What is changed.</param>
    /// <param name="longest">The longest run that is taken out at once; short ones leave more of the message to be read.</param>
    public static byte[] Mutate(byte[] valid, ReadOnlySpan<byte> telling, Random random, int longest = 16)
    {
        var bytes = valid.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = telling[random.Next(telling.Length)];
                    break;
                case 1:
                    bytes.RemoveRange(at, random.Next(Math.Min(longest, bytes.Count - at + 1)));
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, Math.Min(random.Next(64), bytes.Count - at)));
                    break;
                case 3:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 4:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
            }
        }

        return [.. bytes];
    }
}
