using System.CommandLine;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>The flags that say where an exporter is that runs already.</summary>
internal sealed class UrlFlags
{
    private static readonly Setting<Uri?> _url = new(
        "url", null, TryRead, "an address of the web without a password", "http://127.0.0.1:9898");

    private readonly Option<Uri?> _address;

    private readonly Option<string?> _ca = new("--ca")
    {
        Description = "The certificate authorities that may vouch for it, in PEM; without it, those of this machine.",
        HelpName = "path",
    };

    private readonly Option<bool> _insecure = FlagTable.Switch("--insecure", "Take any certificate.");

    /// <param name="description">What the address is for.</param>
    public UrlFlags(string description) => _address = FlagTable.Value("--url", description, "url", _url);

    public void AddTo(Command command)
    {
        command.Options.Add(_address);
        command.Options.Add(_ca);
        command.Options.Add(_insecure);
    }

    /// <summary>Null: not given.</summary>
    public Uri? UrlIn(ParseResult result) => result.GetValue(_address);

    public ServerTrust TrustIn(ParseResult result) => new(result.GetValue(_ca), result.GetValue(_insecure));

    private static bool TryRead(string text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https" && url is { UserInfo: "", Fragment: "" };
}
