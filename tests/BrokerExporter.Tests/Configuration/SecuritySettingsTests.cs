using BrokerExporter.Configuration;
using BrokerExporter.Tests.Testing;
using Probes;
using Tests.Shared;

namespace BrokerExporter.Tests.Configuration;

/// <summary>Secrets and TLS as a user writes them, in RocketMQ's section, and everything that is said of what is wrong.</summary>
public sealed class SecuritySettingsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("broker-exporter-");
    private readonly Authority _authority = new("Test CA");

    public void Dispose()
    {
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    public static TheoryData<string, string[]> Mistakes => new()
    {
        // Secrets.
        { "acl: {access_key: a, secret_key: b}", [] },
        { "acl: {access_key: a, secret_key: b, security_token: c}", [] },
        { "acl: {access_key: \"\", secret_key: \"\"}", [] },
        { "acl: {access_key: a}", ["acl.secret_key: is missing (expected secret_key or secret_key_file beside the access key)"] },
        { "acl: {secret_key: hunter2}", ["acl.access_key: is missing (expected access_key or access_key_file beside the secret key)"] },
        { "acl: {security_token: hunter2}", ["acl.access_key: is missing (expected access_key or access_key_file beside the secret key)"] },
        { "acl: {access_key: a, secret_key: hunter2, secret_key_file: DIR/secret}", ["acl.secret_key_file: stands beside secret_key (expected one of them)"] },
        { "acl: {access_key: a, secret_key_file: DIR/secret}", [] },
        { "acl: {access_key: a, secret_key_file: DIR/none}", ["acl.secret_key_file: DIR/none: no such file"] },
        { "acl: {access_key: a, secret_key_file: DIR/empty}", ["acl.secret_key_file: DIR/empty: is empty"] },
        { "acl: {access_key: a, secret_key_file: DIR}", ["acl.secret_key_file: DIR: permission denied, or it is a directory"] },
        { "acl: {access_key: a, secret_key: [hunter2]}", ["acl.secret_key: is a list (expected a secret, e.g. ${NAME})"] },
        { "acl: {access_key: a, secret_key: *hunter2}", ["acl.secret_key: aliases are not supported (put the value in quotes)"] },
        { "acl: {access_key: a, secret_key: &hunter2 b}", ["acl.secret_key: anchors are not supported (put the value in quotes)"] },
        { "acl: {access_key: a, secret_key: !hunter2 b}", ["acl.secret_key: tags are not supported (put the value in quotes)"] },
        { "acl: {access_key:hunter2, secret_key:hunter2}", ["acl.access_key:...: unknown key", "acl.secret_key:...: unknown key"] },

        // The environment.
        { "acl: {access_key: \"${KEY}\", secret_key: \"${SECRET}\"}", [] },
        { "acl: {access_key: a, secret_key: \"hunter2-${NONE}\"}", ["acl.secret_key: needs the environment variable NONE, which is not set"] },
        { "acl: {access_key: a, secret_key: \"hunter2${\"}", ["acl.secret_key: has a ${ without a variable's name and a } after it (expected ${NAME}, or $${ for these characters themselves)"] },
        { "acl: {access_key: a, secret_key: \"hunter2$${\"}", [] },
        { "address_map: {\"a:1\": \"${NONE}:1\"}", ["address_map.a:1: needs the environment variable NONE, which is not set"] },
        { "address_map: {\"a:1\": \"${KEY}:1\"}", [] },
        { "address_map: {\"a:1\": \"${KEY}\"}", ["address_map.a:1: \"${KEY}\" is not an address (expected e.g. 10.0.0.1:9876, [::1]:9876, name:9876)"] },
        // Nothing else is looked up.
        { "topics: {include: \"${NONE}\"}", [] },

        // TLS.
        { "tls: {enabled: true}", [] },
        { "tls: {enabled: true, ca_file: DIR/ca.pem, cert_file: DIR/cert.pem, key_file: DIR/key.pem, server_name: broker, insecure_skip_verify: false}", [] },
        { "tls: {ca_file: DIR/ca.pem}", ["tls.enabled: is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)"] },
        { "tls: {enabled: false, insecure_skip_verify: true}", ["tls.enabled: is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)"] },
        { "tls: {enabled: true, ca_file: DIR/none}", ["tls.ca_file: DIR/none: no such file"] },
        { "tls: {enabled: true, ca_file: DIR/secret}", ["tls.ca_file: DIR/secret: holds no certificate (expected PEM: -----BEGIN CERTIFICATE-----)"] },
        { "tls: {enabled: true, ca_file: DIR/cert.pem}", ["tls.ca_file: DIR/cert.pem: holds no root certificate (expected the authority's own, issued by itself)"] },
        { "tls: {enabled: true, ca_file: DIR/broken.pem}", ["tls.ca_file: DIR/broken.pem: holds a certificate that cannot be read"] },
        { "tls: {enabled: true, cert_file: DIR/cert.pem}", ["tls.key_file: is missing (expected both, cert_file and key_file)"] },
        { "tls: {enabled: true, key_file: DIR/key.pem}", ["tls.cert_file: is missing (expected both, cert_file and key_file)"] },
        { "tls: {enabled: true, cert_file: DIR/cert.pem, key_file: DIR/none}", ["tls.key_file: DIR/none: no such file"] },
        { "tls: {enabled: true, cert_file: DIR/cert.pem, key_file: DIR/other.pem}", ["tls.key_file: DIR/other.pem: is not the PEM key of the certificate in DIR/cert.pem"] },
        { "tls: {enabled: true, cert_file: DIR/cert.pem, key_file: DIR/locked.pem}", ["tls.key_file: DIR/locked.pem: has a passphrase (expected a key without one)"] },
        { "tls: {enabled: maybe}", ["tls.enabled: \"maybe\" is not a flag (expected e.g. true, false)"] },
        { "vip_channel: true", [] },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Every_mistake_has_its_line_its_key_and_no_secret(string section, string[] expected)
    {
        var errors = Load(section).Errors.Select(error => error.ToString()).ToArray();
        Assert.Equal(expected.Select(error => "exporter.yaml:5: targets[0].rocketmq." + error.Replace("DIR", _folder.FullName, StringComparison.Ordinal)), errors);
        Assert.DoesNotContain(errors, error => error.Contains("hunter2", StringComparison.Ordinal));
    }

    [Fact]
    public void No_option_shows_a_secret_when_it_is_printed()
    {
        var target = Assert.Single(Load("acl: {access_key: hunter1, secret_key: hunter2, security_token: hunter3}").Config.Targets);
        Assert.Contains("<secret>", target.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter", target.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_readings_with_the_same_secrets_are_equal()
    {
        const string acl = "acl: {access_key: a, secret_key: b}";
        Assert.Equal(Options(acl).ToString(), Options(acl).ToString());
        Assert.Equal(Acl(acl), Acl(acl));
        Assert.NotEqual(Acl(acl), Acl("acl: {access_key: a, secret_key: c}"));

        object Acl(string section) => Options(section).GetType().GetProperty("Acl")!.GetValue(Options(section))!;
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$", "$")]
    [InlineData("$KEY", "$KEY")]
    [InlineData("a$$b", "a$$b")]
    [InlineData("${KEY}", "one")]
    [InlineData("<${KEY}-${OTHER_2}>", "<one-two>")]
    [InlineData("$${KEY}", "${KEY}")]
    [InlineData("$$${KEY}", "$${KEY}")]
    [InlineData("${EMPTY}", "")]
    public void A_variable_is_replaced_where_it_stands(string text, string expected)
    {
        Assert.Equal(expected, EnvironmentText.Expand(text, name => name switch { "KEY" => "one", "OTHER_2" => "two", "EMPTY" => "", _ => null }, out var problem));
        Assert.Null(problem);
    }

    [Fact]
    public void What_a_variable_holds_is_not_looked_into() =>
        Assert.Equal("${B}", EnvironmentText.Expand("${A}", name => name == "A" ? "${B}" : "no", out _));

    private object Options(string section) => Load(section).Config.Targets[0].Options;

    private LoadedConfig Load(string section)
    {
        Write();
        return new ConfigLoader(ProbeKinds.All, name => name switch { "KEY" => "key", "SECRET" => "hunter2", _ => null }).Load(
            "exporter.yaml",
            $"targets:\n  - name: prod\n    rocketmq:\n      name_servers: [a]\n      {section.Replace("DIR", _folder.FullName, StringComparison.Ordinal)}\n");
    }

    private void Write()
    {
        var (ours, other) = (_authority.Issue("exporter"), _authority.Issue("other"));
        foreach (var (name, text) in new[]
        {
            ("secret", "hunter2\n"), ("empty", "\n"), ("ca.pem", _authority.Pem), ("cert.pem", ours.Certificate), ("key.pem", ours.Key), ("other.pem", other.Key),
            ("broken.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"),
            ("locked.pem", "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"),
        })
            File.WriteAllText(Path.Combine(_folder.FullName, name), text);
    }
}
