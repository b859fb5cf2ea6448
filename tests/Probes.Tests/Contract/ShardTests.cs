using System.Globalization;
using Probes.Contract;

namespace Probes.Tests.Contract;

public sealed class ShardTests
{
    private static readonly string[] _names = [.. Enumerable.Range(0, 1000).Select(number => string.Create(CultureInfo.InvariantCulture, $"broker-{number}"))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(64)]
    public void Every_name_has_exactly_one_shard(int count) => Assert.All(_names, name => Assert.Single(OwnersOf(name, count)));

    [Fact]
    public void One_shard_more_takes_over_its_share_and_moves_nothing_else()
    {
        var moved = 0;
        foreach (var name in _names)
        {
            var (before, after) = (OwnersOf(name, 4).Single(), OwnersOf(name, 5).Single());
            Assert.True(after == before || after == 4);
            moved += after == before ? 0 : 1;
        }

        // A fifth, give or take what chance does.
        Assert.InRange(moved, 150, 250);
    }

    [Fact]
    public void Shards_have_about_the_same_share() =>
        Assert.All(_names.CountBy(name => OwnersOf(name, 4).Single()), shard => Assert.InRange(shard.Value, 200, 300));

    // While pods are replaced one after the other, two versions share a cluster.
    [Fact]
    public void Every_version_answers_the_same() =>
        Assert.Equal("2122201210020100", string.Concat(_names.Take(16).Select(name => OwnersOf(name, 3).Single().ToString(CultureInfo.InvariantCulture))));

    private static IEnumerable<int> OwnersOf(string name, int count) =>
        Enumerable.Range(0, count).Where(index => new Shard(index, count).Owns(name));
}
