using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Simulator.RocketMq.Security;

/// <summary>A certificate that nobody vouches for: what real servers make at their start when they were given none.</summary>
internal static class SelfSigned
{
    public static X509Certificate2 Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=example.com", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddYears(10));
    }
}
