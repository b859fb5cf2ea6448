using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats;

/// <summary>How monitoring ports are asked.</summary>
internal sealed record MonitorOptions
{
    /// <summary>Their addresses: <c>http://127.0.0.1:8222</c>, with the server's http_base_path if it has one.</summary>
    public IReadOnlyList<Uri> Addresses { get; init; } = [];

    /// <summary>How long one request may take, connection included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Whom a proxy before the port knows us by (basic authentication); null: nobody, or a bearer token.</summary>
    public string? User { get; init; }

    /// <summary>The password, or without a user the bearer token.</summary>
    public Secret? Secret { get; init; }

    /// <summary>How https connections are secured.</summary>
    public TlsOptions? Tls { get; init; }

    public static MonitorOptions Read(ISettings settings)
    {
        var addresses = settings.GetList(NatsSettingTypes.MonitorAddress("monitor"));
        var user = settings.Get(SettingTypes.Text("username", example: "prometheus"));
        var password = SecretSettings.Read(settings, "password");
        var token = SecretSettings.Read(settings, "bearer_token");
        var secured = addresses.Any(IsSecured);
        var options = new MonitorOptions
        {
            Addresses = addresses,
            Timeout = settings.Get(SettingTypes.Duration("timeout", new MonitorOptions().Timeout)),
            User = user.Length > 0 ? user : null,
            Secret = password ?? token,
            Tls = TlsSettings.Read(settings.Section("tls"), isEnabled: secured),
        };
        if (addresses.Any(static address => address.UserInfo.Length > 0))
            settings.Reject("monitor", "has credentials in it, which would be shown in logs and labels (expected them in username and password)");
        else if (addresses.Distinct().Count() < addresses.Count)
            settings.Reject("monitor", "names one address twice");
        if (secured && !addresses.All(IsSecured))
            settings.Reject("monitor", "has http and https addresses side by side (expected one of them: put the others into a target of their own)");
        if (user.Length > 0 != password is not null)
            settings.Reject(user.Length > 0 ? "password" : "username", "is missing (expected both, username and password)");
        if (password is not null && token is not null)
            settings.Reject("bearer_token", "stands beside password (expected one of them)");
        if (options.Timeout <= TimeSpan.Zero || options.Timeout > TimeSpan.FromHours(1))
            settings.Reject("timeout", "must be above zero and at most 1h");
        return options;
    }

    public static bool IsSecured(Uri address) => address.Scheme == Uri.UriSchemeHttps;
}
