using System.Security.Cryptography;
using System.Text;
using Simulator.RocketMq.Protocol;

namespace Simulator.RocketMq.Security;

/// <summary>AclUtils: what a request's signature must be.</summary>
internal static class AclSignature
{
    public const string Field = "Signature";

    public static bool IsRight(RemotingRequest request, string secret) => request.ExtField(Field) == Of(request, secret);

    private static string Of(RemotingRequest request, string secret)
    {
        var content = new StringBuilder();
        foreach (var field in request.ExtFields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            if (field.Key != Field)
            {
                content.Append(field.Value);
            }
        }

        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA1, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes(content.ToString()));
        hmac.AppendData(request.Body.Span);
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }
}
