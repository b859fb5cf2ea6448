namespace Probes.Tests.Nats.JetStream;

/// <summary>What accounts take of JetStream.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task A_server_that_is_started_anew_takes_nothing_from_what_an_account_asked()
    {
        var servers = new ScriptedServers();
        await using var scrape = new JetStreamScrape(servers);
        Assert.Equal((1000, 100), await AskedAsync(1000, 100));
        Assert.Equal((1005, 101), await AskedAsync(1005, 101));
        // One of the servers that the sum is of counts from zero again.
        Assert.Equal((1005, 101), await AskedAsync(700, 60));
        Assert.Equal((1025, 102), await AskedAsync(720, 61));

        async Task<(double Requests, double Errors)> AskedAsync(int total, int errors)
        {
            servers.Set("n1", "c1", $$"""{ "meta_cluster": { "leader": "n1" }, "account_details": [ { "name": "APP", "api": { "total": {{total}}, "errors": {{errors}} } } ] }""");
            var page = await scrape.CollectAsync();
            return (page["nats_jetstream_account_api_requests_total APP"], page["nats_jetstream_account_api_errors_total APP"]);
        }
    }

    [Theory]
    [InlineData("0", "0", null, null)]
    [InlineData("0", "5000", 0.0, 5000.0)]
    [InlineData("18446744073709551615", "5000", null, 5000.0)]
    public async Task An_account_with_tiers_tells_two_zeros_and_has_no_limit_here(string memory, string storage, double? memoryLimit, double? storageLimit)
    {
        var page = await JetStreamScrape.OnceAsync(ScriptedServers.Solo(
            $$"""{ "account_details": [ { "name": "APP", "memory": 1, "reserved_memory": {{memory}}, "reserved_storage": {{storage}} } ] }"""));
        Assert.Equal(memoryLimit, Find("nats_jetstream_account_memory_limit_bytes APP"));
        Assert.Equal(storageLimit, Find("nats_jetstream_account_storage_limit_bytes APP"));
        Assert.Equal(1, Find("nats_jetstream_account_memory_bytes APP"));

        double? Find(string name) => page.TryGetValue(name, out var value) ? value : null;
    }
}
