using Probes.Contract;

namespace BrokerExporter.Tests.Testing;

internal sealed record FakeOptions(
    string NameServers,
    TimeSpan Timeout,
    int Connections,
    bool Detailed,
    int Mode,
    NamePattern? Topics,
    int PasswordLength,
    string Groups,
    bool Tls);
