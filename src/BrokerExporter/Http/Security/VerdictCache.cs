using System.Security.Cryptography;
using System.Text;

namespace BrokerExporter.Http.Security;

/// <summary>
/// Verdicts on passwords, so that a scrape does not cost what bcrypt costs. The keys are digests under a secret of this process: neither a
/// password nor what could be tried out offline stays in memory. Bounded, the oldest go first; refusals cannot drive out the others. Thread-safe.
/// </summary>
internal sealed class VerdictCache
{
    private const int Most = 256;

    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, bool> _right = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, bool> _wrong = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_lock)
                return _right.Count + _wrong.Count;
        }
    }

    /// <summary>What a verdict is about. With the hash in it, a password that was changed is judged anew.</summary>
    public string KeyOf(string user, string hash, ReadOnlySpan<byte> password)
    {
        using var digest = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);
        // Each with its length, so that no two of them can be taken for another two.
        foreach (var part in (string[])[user, hash])
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            digest.AppendData(BitConverter.GetBytes(bytes.Length));
            digest.AppendData(bytes);
        }

        digest.AppendData(password);
        return Convert.ToBase64String(digest.GetHashAndReset());
    }

    /// <summary>The verdict; null if there is none.</summary>
    public bool? Find(string key)
    {
        lock (_lock)
            return _right.ContainsKey(key) ? true : _wrong.ContainsKey(key) ? false : null;
    }

    public void Add(string key, bool verdict)
    {
        lock (_lock)
        {
            var verdicts = verdict ? _right : _wrong;
            verdicts[key] = verdict;
            if (verdicts.Count > Most)
                verdicts.RemoveAt(0);
        }
    }
}
