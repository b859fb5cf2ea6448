using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats;

/// <summary>The section <c>system</c>: one connection as a user of the system account, which sees all servers.</summary>
internal sealed record NatsSystemOptions
{
    /// <summary>Servers of one system: any of them will do.</summary>
    public IReadOnlyList<Endpoint> Servers { get; init; } = [];

    public NatsLogin Login { get; init; } = NatsLogin.None;

    /// <summary>How connections are secured; null: not at all.</summary>
    public TlsOptions? Tls { get; init; }

    /// <summary>Whether TLS comes before the server's first word (handshake_first of 2.10 and later).</summary>
    public bool TlsFirst { get; init; }

    /// <summary>What the subjects begin with that answers are sent to; users may be bound to one of their own.</summary>
    public string InboxPrefix { get; init; } = "_INBOX";

    /// <summary>How long a connection, login included, or the answers to one question may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <param name="settings">The section.</param>
    /// <param name="defaults">What holds where it says nothing; null: the usual.</param>
    /// <returns>Null: there is no such section.</returns>
    public static NatsSystemOptions? Read(ISettings settings, NatsSystemOptions? defaults = null)
    {
        defaults ??= new NatsSystemOptions();
        var list = settings.GetList(NatsSettingTypes.ServerUrl("urls"));
        var single = settings.Get(NatsSettingTypes.ServerUrl("url"));
        ServerUrl[] one = single is { } url ? [url, .. list.OfType<ServerUrl>()] : [.. list.OfType<ServerUrl>()];
        var tls = settings.Section("tls");
        var isSecured = one.Any(static url => url.IsSecured);
        var options = new NatsSystemOptions
        {
            Servers = [.. one.Select(static url => url.Endpoint)],
            Login = NatsLogin.Read(settings),
            Tls = TlsSettings.Read(tls, isSecured ? true : null),
            TlsFirst = settings.Get(SettingTypes.Flag("tls_first", defaults.TlsFirst)),
            InboxPrefix = settings.Get(SettingTypes.Text("inbox_prefix", defaults.InboxPrefix, "_INBOX_exporter")),
            Timeout = settings.Get(SettingTypes.Duration("timeout", defaults.Timeout)),
        };
        if (isSecured && !tls.Get(SettingTypes.Flag("enabled", true)))
            tls.Reject("enabled", "is false, but an address begins with tls:// (expected one of them)");
        if (options.Servers.Count == 0)
            return OfNothing(settings, options, defaults);
        if (single is not null && list.Count > 0)
            settings.Reject("urls", "stands beside url (expected one of them)");
        if (one.Any(static url => url.HasCredentials))
            settings.Reject(list.Count > 0 ? "urls" : "url", "has credentials in it (expected them in user and password, or token)");
        if (options.Servers.Distinct().Count() < options.Servers.Count)
            settings.Reject("urls", "names one server twice");
        if (options.TlsFirst && options.Tls is null)
            settings.Reject("tls_first", "is true without TLS (expected tls: {enabled: true}, or an address that begins with tls://)");
        if (!IsPrefix(options.InboxPrefix))
            settings.Reject("inbox_prefix", "is not the beginning of a subject (expected words with dots between them, e.g. _INBOX_exporter)");
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromHours(1))
            settings.Reject("timeout", "must be above zero and at most 1h");
        return options;
    }

    private static NatsSystemOptions? OfNothing(ISettings settings, NatsSystemOptions options, NatsSystemOptions defaults)
    {
        // Somebody who wrote a login wants to use it.
        if (options with { Servers = defaults.Servers } != defaults)
            settings.Reject("url", "is missing (expected e.g. nats://10.0.0.1:4222)");
        return null;
    }

    private static bool IsPrefix(string text) => text.Length > 0 && text.Split('.').All(
        static word => word.Length > 0 && !word.Any(static character => character is '*' or '>' || char.IsWhiteSpace(character) || char.IsControl(character)));
}
