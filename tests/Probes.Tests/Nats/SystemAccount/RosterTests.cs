using Probes.Nats.Client;
using Probes.Nats.Client.SystemAccount;
using Tests.Shared;

namespace Probes.Tests.Nats.SystemAccount;

public sealed class RosterTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Who_was_there_is_missing_for_ten_minutes()
    {
        var roster = new Roster(_time);
        Assert.Empty(roster.Call([Server("n1"), Server("n2")]));
        _time.Advance(Roster.Memory);
        Assert.Equal(["n2"], roster.Call([Server("n1")]).Select(server => server.Name));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(roster.Call([Server("n1")]));
    }

    [Fact]
    public void Who_restarted_has_another_id_and_is_not_missing()
    {
        var roster = new Roster(_time);
        roster.Call([Server("n1", "old")]);
        Assert.Empty(roster.Call([Server("n1", "new")]));
        Assert.Equal("new", Assert.Single(roster.Call([])).Id);
    }

    [Fact]
    public void Who_has_no_name_is_not_missed()
    {
        var roster = new Roster(_time);
        roster.Call([Server("NABC", "NABC")]);
        Assert.Empty(roster.Call([]));
    }

    private static ServerIdentity Server(string name, string id = "N") => new(name, id, "c1", "2.9.10");
}
