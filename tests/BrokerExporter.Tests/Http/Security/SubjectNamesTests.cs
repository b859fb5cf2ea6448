using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using BrokerExporter.Http.Security;

namespace BrokerExporter.Tests.Http.Security;

public sealed class SubjectNamesTests
{
    [Fact]
    public void Names_of_every_kind_are_read()
    {
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("prometheus.example");
        names.AddEmailAddress("ops@example.org");
        names.AddUri(new Uri("spiffe://example.org/prometheus"));
        names.AddIpAddress(IPAddress.Parse("10.1.2.3"));
        names.AddIpAddress(IPAddress.Parse("2001:db8::1"));
        names.AddUserPrincipalName("ops");
        using var certificate = With(names.Build());
        Assert.Equal(
            ["prometheus.example", "ops@example.org", "spiffe://example.org/prometheus", "10.1.2.3", "2001:db8::1"], SubjectNames.Of(certificate));
    }

    [Fact]
    public void The_common_name_is_none_of_them()
    {
        using var certificate = With(null);
        Assert.Empty(SubjectNames.Of(certificate));
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3003820561")]
    [InlineData("3005870301020a")]
    public void An_extension_that_cannot_be_read_has_none(string hexadecimal)
    {
        using var certificate = With(new X509Extension("2.5.29.17", Convert.FromHexString(hexadecimal), critical: false));
        Assert.Empty(SubjectNames.Of(certificate));
    }

    private static X509Certificate2 With(X509Extension? extension)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=prometheus.example", key, HashAlgorithmName.SHA256);
        if (extension is not null)
            request.CertificateExtensions.Add(extension);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
