using Probes.Transport;

namespace Probes.Contract;

/// <summary>
/// The section <c>tls</c> of a message system, with the keys of Prometheus' <c>tls_config</c>, and a switch where the servers'
/// addresses have no scheme that could tell.
/// </summary>
internal static class TlsSettings
{
    private static readonly string[] _files = ["ca_file", "cert_file", "key_file"];

    /// <returns>Null: without TLS.</returns>
    /// <param name="settings">The section.</param>
    /// <param name="isEnabled">Whether the addresses want TLS; null: they do not say, the key <c>enabled</c> does.</param>
    public static TlsOptions? Read(ISettings settings, bool? isEnabled = null)
    {
        var enabled = isEnabled ?? settings.Get(SettingTypes.Flag("enabled", false));
        var files = _files.Select(key => settings.Get(SettingTypes.File(key)) is { Length: > 0 } file ? file : null).ToArray();
        var name = settings.Get(SettingTypes.Text("server_name"));
        var options = new TlsOptions
        {
            CaFile = files[0],
            CertFile = files[1],
            KeyFile = files[2],
            ServerName = name.Length > 0 ? name : null,
            SkipVerify = settings.Get(SettingTypes.Flag("insecure_skip_verify", false)),
        };
        if (!enabled)
        {
            // Somebody who names an authority must not find out later that nothing was secured.
            if (options != new TlsOptions())
                settings.Reject(isEnabled is null ? "enabled" : "", isEnabled is null
                    ? "is not true, so that the other keys of this section mean nothing (expected enabled: true, or none of them)"
                    : "means nothing, as no address wants TLS (expected addresses that do, or no such section)");
            return null;
        }

        if (options.CertFile is null != options.KeyFile is null)
            settings.Reject(options.CertFile is null ? "cert_file" : "key_file", "is missing (expected both, cert_file and key_file)");
        else if (TlsFiles.Check(options) is { } wrong)
            settings.Reject(_files[Array.IndexOf(files, wrong.File)], wrong.Message);
        return options;
    }
}
