using System.Net;
using System.Net.Sockets;
using Probes.RocketMq.Client;
using Probes.Transport;

namespace Probes.Tests.RocketMq.Client;

public sealed class NameServerAddressesTests
{
    [Fact]
    public async Task A_name_with_several_addresses_stands_for_several_servers() =>
        Assert.Equal(
            ["10.0.0.1:9876", "10.0.0.2:9876", "10.0.0.3:9876"],
            await ResolveAsync(["ns:9876"], ("ns", ["10.0.0.3", "10.0.0.1", "10.0.0.2", "10.0.0.1"])));

    [Fact]
    public async Task A_name_with_one_address_of_each_family_is_one_server_under_its_name() =>
        Assert.Equal(["localhost:9876"], await ResolveAsync(["localhost:9876"], ("localhost", ["::1", "127.0.0.1"])));

    [Fact]
    public async Task Of_two_families_the_older_one_is_asked() =>
        Assert.Equal(["10.0.0.1:9876", "10.0.0.2:9876"], await ResolveAsync(["ns:9876"], ("ns", ["fd00::1", "fd00::2", "10.0.0.1", "10.0.0.2"])));

    [Fact]
    public async Task Several_addresses_of_the_newer_family_alone_are_several_servers() =>
        Assert.Equal(["[fd00::1]:9876", "[fd00::2]:9876"], await ResolveAsync(["ns:9876"], ("ns", ["fd00::2", "fd00::1"])));

    [Fact]
    public async Task A_name_that_is_not_found_is_dialled_as_it_is_and_hurts_no_other() =>
        Assert.Equal(["gone:9876", "10.0.0.1:9876", "empty:1"], await ResolveAsync(["gone:9876", "10.0.0.1:9876", "empty:1"], ("empty", [])));

    [Fact]
    public async Task Addresses_are_not_looked_up() =>
        Assert.Equal(["10.0.0.1:1", "[::1]:1"], await ResolveAsync(["10.0.0.1:1", "[::1]:1"]));

    [Fact]
    public async Task One_server_found_twice_is_asked_once() =>
        Assert.Equal(
            ["10.0.0.2:9876", "10.0.0.1:9876"],
            await ResolveAsync(["10.0.0.2:9876", "ns:9876", "also:9876"], ("ns", ["10.0.0.1", "10.0.0.2"]), ("also", ["10.0.0.1", "10.0.0.2"])));

    [Fact]
    public async Task A_look_up_that_is_cancelled_gives_the_names()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var found = await NameServerAddresses.ResolveAsync(
            [new Endpoint("ns", 9876)], static (_, token) => Task.FromCanceled<IPAddress[]>(token), cancelled.Token);
        Assert.Equal(new NameServerAddress("ns:9876", new Endpoint("ns", 9876)), Assert.Single(found));
    }

    private static async Task<string[]> ResolveAsync(string[] configured, params (string Host, string[] Addresses)[] known)
    {
        var endpoints = configured.Select(text => Endpoint.TryParse(text, 0, out var endpoint) ? endpoint : throw new ArgumentException(text)).ToList();
        var found = await NameServerAddresses.ResolveAsync(
            endpoints,
            (host, _) => known.FirstOrDefault(entry => entry.Host == host).Addresses is { } addresses
                ? Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())
                : Task.FromException<IPAddress[]>(new SocketException((int)SocketError.HostNotFound)),
            CancellationToken.None);
        Assert.All(found, address => Assert.Equal(address.Name, address.Endpoint.ToString()));
        return [.. found.Select(address => address.Name)];
    }
}
