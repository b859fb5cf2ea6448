using System.Text.Json;
using BrokerExporter.Cli.Lag;

namespace BrokerExporter.Tests.Cli.Lag;

public sealed class LagJsonTests
{
    [Fact]
    public void It_is_one_line_with_names_and_numbers_as_they_are()
    {
        var row = Rows.Of("g\u202E\n", lag: 5, age: 1.25, rate: 0.5) with { Members = 2, IsStalled = true, Why = ["no members"] };
        var text = LagJson.Write(Rows.Reading(row, Rows.Of("z", lag: null)), new LagQuery(), DateTimeOffset.UnixEpoch);
        Assert.True(text.All(char.IsAscii));
        Assert.Equal(text.Length - 1, text.IndexOf('\n', StringComparison.Ordinal));

        var root = JsonDocument.Parse(text).RootElement;
        Assert.Equal("1970-01-01T00:00:00+00:00", root.GetProperty("time").GetString());
        Assert.Equal("""{"system":"rocketmq","target":"shop","up":true}""", root.GetProperty("targets")[0].GetRawText());
        var group = root.GetProperty("groups")[0];
        Assert.Equal("g\u202E\n", group.GetProperty("group").GetString());
        Assert.EndsWith(
            """topic":"orders","lag_messages":5,"lag_seconds":1.25,"consumed_per_second":0.5,"members":2,"stalled":true,"why":["no members"]}""",
            group.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"lag_messages\":null,\"lag_seconds\":null", root.GetProperty("groups")[1].GetRawText(), StringComparison.Ordinal);
    }
}
