using System.Collections.Immutable;
using System.Security.Authentication;
using BrokerExporter.Configuration;

namespace BrokerExporter.Http.Security;

/// <summary>Reads the text of a <c>--web.config.file</c>, as strictly as the exporter's own: nothing unknown, all mistakes at once.</summary>
internal static class WebSettingsReader
{
    private static readonly string[] _sections = ["tls_server_config", "http_server_config", "rate_limit"];

    /// <param name="text">The file's content.</param>
    /// <param name="errors">Takes the mistakes.</param>
    /// <returns>The settings, and the section of TLS for mistakes that only show in the files that it names.</returns>
    public static (WebSettings Settings, SettingsSection Tls) Read(string text, ConfigErrors errors)
    {
        var root = new YamlReader(text, errors).Read();
        if (root is not (null or MapNode))
            errors.Add(root.Line, "", $"the file is {root.Shape} (expected sections: tls_server_config, http_server_config, basic_auth_users, rate_limit)");
        var map = root is MapNode found ? WithoutEmpty(found) : null;
        // Its variables are not the toolkit's: ${...} is nothing special here.
        var section = new SettingsSection(new ReadingContext(errors, new KnownKeys(), Overrides.None, static _ => null), "", 1, map);
        var tls = section.Section("tls_server_config");
        var settings = Read(section, tls, isTls: map?.Find("tls_server_config")?.Value is MapNode { Entries.Count: > 0 });
        section.RejectUnknown();
        return (settings, tls);
    }

    private static WebSettings Read(SettingsSection root, SettingsSection tls, bool isTls)
    {
        var http = root.Section("http_server_config");
        var rate = root.Section("rate_limit");
        var limit = new RateLimit(rate.Get(WebKeys.Interval), rate.Get(WebKeys.Burst));
        if (limit.Interval > TimeSpan.Zero && limit.Burst == 0)
            rate.Reject("burst", "is 0, which lets no request pass (expected at least 1)");
        var headers = http.GetMap(WebKeys.Headers);
        foreach (var (name, value) in headers)
        {
            if (HeaderRules.Problem(name, value) is { } problem)
                http.Reject(WebKeys.Headers.Key, $"{name} {problem}");
        }

        var tlsSettings = ReadTls(tls, isTls);
        return new WebSettings
        {
            Tls = isTls ? tlsSettings : null,
            Http2 = http.Get(WebKeys.Http2),
            Headers = [.. headers],
            Users = root.GetMap(WebKeys.Users).Where(user => user.Value is not null).ToImmutableDictionary(user => user.Key, user => user.Value!, StringComparer.Ordinal),
            RateLimit = limit,
        };
    }

    private static TlsSettings ReadTls(SettingsSection section, bool isTls)
    {
        var clientAuth = section.Get(WebKeys.ClientAuthType);
        section.Get(WebKeys.PreferServerCipherSuites);
        var (min, max) = (section.Get(WebKeys.MinVersion), section.Get(WebKeys.MaxVersion));
        var settings = new TlsSettings
        {
            CertFile = section.Get(WebKeys.CertFile),
            Cert = section.Get(WebKeys.Cert),
            KeyFile = section.Get(WebKeys.KeyFile),
            Key = section.Get(WebKeys.Key),
            ClientCaFile = section.Get(WebKeys.ClientCaFile),
            ClientCa = section.Get(WebKeys.ClientCa),
            ClientAuth = clientAuth ?? ClientAuth.NoClientCert,
            AllowedNames = [.. section.GetList(WebKeys.AllowedNames)],
            Versions = TlsVersions.Between(min, max),
            CipherSuites = [.. section.GetList(WebKeys.CipherSuites)],
            HasCurves = section.GetList(WebKeys.Curves).Count > 0,
        };
        if (isTls)
            Check(section, settings, min, max);
        return settings;
    }

    private static void Check(SettingsSection section, TlsSettings settings, SslProtocols min, SslProtocols max)
    {
        if (settings is { CertFile: "", Cert: "" })
            section.Reject("cert_file", "is missing (expected this, or cert; without them there is no TLS)");
        if (settings is { KeyFile: "", Key: "" })
            section.Reject("key_file", "is missing (expected this, or key; without them there is no TLS)");
        if (settings is not { ClientCaFile: "", ClientCa: "" } && settings.ClientAuth == ClientAuth.NoClientCert)
            section.Reject("client_auth_type", "is missing or NoClientCert, which would not look at the client's authority that is given");
        if (section.Has("client_allowed_sans") && settings.ClientAuth is not (ClientAuth.RequireAnyClientCert or ClientAuth.RequireAndVerifyClientCert))
            section.Reject("client_allowed_sans", "needs a certificate to look at (expected client_auth_type RequireAndVerifyClientCert or RequireAnyClientCert)");
        if (min > max)
            section.Reject("min_version", "is later than max_version");
    }

    private static MapNode WithoutEmpty(MapNode root) => root with
    {
        Entries =
        [
            .. WithValue(root).Select(entry => entry.Value is MapNode section && _sections.Contains(entry.Key)
                ? entry with { Value = section with { Entries = [.. WithValue(section)] } }
                : entry),
        ],
    };

    private static IEnumerable<MapEntry> WithValue(MapNode map) => map.Entries.Where(entry => !IsAbsent(entry.Key, entry.Value));

    private static bool IsAbsent(string key, ConfigNode value) => value is ScalarNode { IsBroken: false } scalar
        && (scalar.IsNull ? WebKeys.MayBeEmpty.Contains(key) : scalar.Text.Length == 0 && WebKeys.Texts.Contains(key));
}
