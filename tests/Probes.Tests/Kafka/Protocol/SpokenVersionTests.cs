using Probes.Kafka.Protocol;

namespace Probes.Tests.Kafka.Protocol;

/// <summary>Brokers from 1.0 to 4.x and the exporter have a version of every request in common.</summary>
public sealed class SpokenVersionTests
{
    public static TheoryData<string> Releases => [.. BrokerReleases.Names];

    [Theory]
    [MemberData(nameof(Releases))]
    public void A_version_is_found_of_all_that_the_release_knows(string release) => Assert.All(BrokerReleases.Of(release), known =>
        Assert.True(Math.Max(Api.Of(known.Key).Oldest, known.Value.Oldest) <= Math.Min(Api.Of(known.Key).Newest, known.Value.Newest), $"{known.Key}"));

    [Theory]
    [MemberData(nameof(Releases))]
    public void All_is_known_but_the_description_of_groups_of_the_consumer_protocol(string release) => Assert.Equal(
        release == "4.0" ? [] : [ApiKey.ConsumerGroupDescribe], Api.All.Keys.Except(BrokerReleases.Of(release).Keys));

    [Fact]
    public void Nothing_is_spoken_that_neither_the_oldest_nor_the_newest_release_knows()
    {
        var (oldest, newest) = (BrokerReleases.Of("1.0"), BrokerReleases.Of("4.0"));
        Assert.All(Api.All.Values, api =>
        {
            Assert.InRange(api.Newest, newest[api.Key].Oldest, newest[api.Key].Newest);
            if (oldest.TryGetValue(api.Key, out var known))
                Assert.InRange(api.Oldest, known.Oldest, known.Newest);
        });
    }

    [Theory]
    [InlineData("2.8", 6)]
    [InlineData("3.0", 7)]
    [InlineData("4.0", 8)]
    public void The_newest_message_can_be_asked_for_from_3_0_on(string release, short expected) =>
        Assert.Equal(expected, Math.Min(Api.Of(ApiKey.ListOffsets).Newest, BrokerReleases.Of(release)[ApiKey.ListOffsets].Newest));
}
