using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Simulator.Kafka;
using Simulator.Kafka.Security;
using Simulator.Kafka.Topologies;

namespace Simulator.Cli;

/// <summary>The options of the kafka command.</summary>
internal sealed class KafkaArguments
{
    private readonly Option<string> topology = new("--topology") { Description = "A small shop, or 4,000 partitions and 100 groups.", DefaultValueFactory = _ => "demo" };
    private readonly Option<string> release = new("--release") { Description = "The release played.", DefaultValueFactory = _ => "4.0" };
    private readonly Option<int> brokers = new("--brokers") { Description = "Brokers.", DefaultValueFactory = _ => 3 };
    private readonly Option<int> port = new("--port") { Description = "The first broker's port; the next has one more; 0 for any.", DefaultValueFactory = _ => 9092 };
    private readonly Option<string> host = new("--host") { Description = "The host that brokers tell clients; they listen on 127.0.0.1.", DefaultValueFactory = _ => "127.0.0.1" };
    private readonly Option<string[]> faults = new("--fault") { Description = "BROKER=KIND, as in 3=slow:200. " + KafkaFaultSyntax.Usage, DefaultValueFactory = _ => [] };
    private readonly Option<bool> tls = new("--tls") { Description = "TLS on the brokers' ports." };
    private readonly Option<string?> certificate = new("--tls-cert") { Description = "With --tls: their certificate, PEM; if not given they make one that nobody vouches for." };
    private readonly Option<string?> key = new("--tls-key") { Description = "The key of --tls-cert, PEM." };
    private readonly Option<string?> clientAuthorities = new("--tls-client-ca") { Description = "With --tls: clients must show a certificate that these vouch for, PEM." };
    private readonly Option<string[]> accounts = new("--sasl") { Description = "USER:PASSWORD: only this account is let in, and others so given, by PLAIN, SCRAM or an unsigned token.", DefaultValueFactory = _ => [] };

    public KafkaArguments()
    {
        topology.AcceptOnlyFromAmong("demo", "scale");
        release.AcceptOnlyFromAmong([.. Enum.GetValues<KafkaRelease>().Select(NameOf)]);
        Check(brokers, text => int.TryParse(text, out var count) && count is >= 1 and <= 64, "does not lie between 1 and 64.");
        Check(port, text => int.TryParse(text, out var number) && number is >= 0 and <= 65_000, "does not lie between 0 and 65000.");
        Check(faults, text => KafkaFaultSyntax.TryParseAssignment(text, out _, out _), "is not BROKER=KIND. " + KafkaFaultSyntax.Usage);
        accounts.Validators.Add(result =>
        {
            // Without what was given: it may be a password.
            if (result.Tokens.Any(token => token.Value.Split(':', 2) is not [{ Length: > 0 }, { Length: > 0 }]))
            {
                result.AddError("--sasl takes USER:PASSWORD.");
            }
        });
    }

    public IEnumerable<Option> All => [topology, release, brokers, port, host, faults, tls, certificate, key, clientAuthorities, accounts];

    /// <exception cref="FormatException">A file cannot be read.</exception>
    public KafkaPlan Plan(ParseResult parsed)
    {
        var plan = new KafkaPlan
        {
            Release = Enum.GetValues<KafkaRelease>().Single(known => NameOf(known) == parsed.GetValue(release)),
            Brokers = parsed.GetValue(brokers),
            Port = parsed.GetValue(port),
            Host = parsed.GetValue(host)!,
            RealTime = true,
            Tls = parsed.GetValue(tls) ? Tls(parsed) : null,
            Sasl = parsed.GetValue(accounts) is { Length: > 0 } given ? Sasl(given) : null,
        };
        return parsed.GetValue(topology) == "scale" ? ScaleTopology.Apply(plan) : DemoTopology.Apply(plan);
    }

    public IEnumerable<(int Broker, KafkaFault Fault)> Faults(ParseResult parsed)
    {
        foreach (var text in parsed.GetValue(faults) ?? [])
        {
            if (KafkaFaultSyntax.TryParseAssignment(text, out var broker, out var fault))
            {
                yield return (broker, fault);
            }
        }
    }

    private static string NameOf(KafkaRelease release) => release.ToString()[1..].Replace('_', '.');

    private static void Check(Option option, Func<string, bool> isRight, string problem) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens.Where(token => !isRight(token.Value)))
        {
            result.AddError($"{option.Name} {token.Value} {problem}");
        }
    });

    private static KafkaSasl Sasl(string[] given)
    {
        var sasl = new KafkaSasl();
        foreach (var account in given.Select(text => text.Split(':', 2)))
        {
            sasl.Accounts[account[0]] = account[1];
        }

        return sasl;
    }

    private KafkaTls Tls(ParseResult parsed)
    {
        try
        {
            var authorities = new X509Certificate2Collection();
            if (parsed.GetValue(clientAuthorities) is { } file)
            {
                authorities.ImportFromPemFile(file);
            }

            return new KafkaTls
            {
                Certificate = parsed.GetValue(certificate) is { } path ? X509Certificate2.CreateFromPemFile(path, parsed.GetValue(key)) : null,
                ClientAuthorities = authorities.Count > 0 ? authorities : null,
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new FormatException("TLS: " + e.Message, e);
        }
    }
}
