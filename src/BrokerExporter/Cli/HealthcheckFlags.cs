using System.CommandLine;

namespace BrokerExporter.Cli;

/// <summary>The flags of <c>healthcheck</c>.</summary>
internal sealed class HealthcheckFlags
{
    private readonly UrlFlags _url = new("What to ask instead, path included: http://127.0.0.1:9898/-/healthy.");

    public Subcommand Subcommand(Func<ParseResult, Uri?, ServerTrust, CancellationToken, Task<int>> run)
    {
        var command = new Command(
            "healthcheck",
            "Ask the exporter of this configuration, which runs on this machine, whether it is healthy. Ends with 0 if it is, 1 if not or after 2 s: for containers without a shell.");
        _url.AddTo(command);
        return new Subcommand(command, (result, stop) => run(result, _url.UrlIn(result), _url.TrustIn(result), stop), ExitCode.Down);
    }
}
