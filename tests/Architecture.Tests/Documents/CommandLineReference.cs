using BrokerExporter.Cli;
using Probes;

namespace Architecture.Tests.Documents;

/// <summary><c>docs/cli.md</c>, from what <c>--help</c> prints.</summary>
internal static class CommandLineReference
{
    private static readonly string[] _commands = ["scrape", "lag", "healthcheck"];

    public static string Write() => $"""
        # Command line

        Written by `eng/docs` from `broker-exporter --help`; the tests fail while it is stale.

        A flag wins over its key in the environment and in the configuration file ([configuration.md](configuration.md)). The exit code is 0 when the program was
        stopped by SIGTERM or SIGINT or did what a flag asked for, and 1 after a mistake, which is said on the error output.

        ```text
        {Help()}
        ```

        {string.Join("\n\n", _commands.Select(command => $"## {command}\n\n```text\n{Help(command)}\n```"))}

        """;

    public static string Help(params string[] command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        var code = new CommandLine(ProbeKinds.All, output, error, TimeProvider.System)
            .RunAsync([.. command, "--help"], CancellationToken.None).GetAwaiter().GetResult();
        Assert.Equal((0, ""), (code, error.ToString()));
        return string.Join('\n', output.ToString().ReplaceLineEndings("\n").TrimEnd().Split('\n').Select(line => line.TrimEnd()));
    }
}
