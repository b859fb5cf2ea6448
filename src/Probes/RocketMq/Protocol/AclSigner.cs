using System.Security.Cryptography;
using System.Text;

namespace Probes.RocketMq.Protocol;

/// <summary>
/// Signs requests for brokers with access control (AclClientRPCHook and AclUtils in apache/rocketmq): the access key, a token if
/// there is one, and base64 of HMAC-SHA1 over the values of all these fields in the order of their names, then the body.
/// Names and the request's code are not signed, nor is a time.
/// </summary>
internal sealed class AclSigner
{
    private const string _signature = "Signature";

    private readonly byte[] _secret;
    private readonly KeyValuePair<string, string>[] _account;

    // Of a request without arguments it is always the same, and most are.
    private readonly KeyValuePair<string, string>[] _bare;

    public AclSigner(string accessKey, string secretKey, string? securityToken)
    {
        _secret = Encoding.UTF8.GetBytes(secretKey);
        _account = securityToken is null
            ? [new("AccessKey", accessKey)]
            : [new("AccessKey", accessKey), new("SecurityToken", securityToken)];
        _bare = [.. _account, new(_signature, SignatureOf(_account, []))];
    }

    /// <summary>The request with the account's fields after its own.</summary>
    public RemotingRequest Sign(RemotingRequest request)
    {
        if (request.ExtFields.Length == 0 && request.Body.IsEmpty)
            return request with { ExtFields = _bare };
        KeyValuePair<string, string>[] fields = [.. request.ExtFields, .. _account];
        return request with { ExtFields = [.. fields, new(_signature, SignatureOf(fields, request.Body.Span))] };
    }

    private string SignatureOf(KeyValuePair<string, string>[] fields, ReadOnlySpan<byte> body)
    {
        // Java's TreeMap orders by UTF-16 units, as an ordinal comparison does.
        var ordered = fields.ToArray();
        Array.Sort(ordered, static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, _secret);
        foreach (var field in ordered)
            hmac.AppendData(Encoding.UTF8.GetBytes(field.Value));
        hmac.AppendData(body);
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
