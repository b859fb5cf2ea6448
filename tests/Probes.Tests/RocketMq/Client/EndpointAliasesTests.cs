using System.Net;
using System.Net.Sockets;
using Probes.RocketMq.Client;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Client;

public sealed class EndpointAliasesTests
{
    [Fact]
    public async Task A_name_is_itself_and_its_addresses() => Assert.Equal(
        [new("10.0.0.1", 9876), new("10.0.0.2", 9876), new("rmq", 9876)],
        (await EndpointAliases.OfAsync(new Endpoint("rmq", 9876), Resolve, TestContext.Current.CancellationToken))!.OrderBy(endpoint => endpoint.Host, StringComparer.Ordinal));

    [Fact]
    public async Task An_address_is_only_itself_and_of_a_name_that_nobody_knows_nothing_is_known()
    {
        var token = TestContext.Current.CancellationToken;
        Assert.Equal([new("10.0.0.1", 1)], (await EndpointAliases.OfAsync(new Endpoint("10.0.0.1", 1), Resolve, token))!);
        Assert.Null(await EndpointAliases.OfAsync(new Endpoint("elsewhere", 1), Resolve, token));
    }

    private static Task<IPAddress[]> Resolve(string host, CancellationToken cancellationToken) => host == "rmq"
        ? Task.FromResult<IPAddress[]>([IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2")])
        : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound));
}
