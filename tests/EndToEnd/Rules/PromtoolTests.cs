using EndToEnd.Testing;

namespace EndToEnd.Rules;

/// <summary>What Prometheus' own tool says of the rules, and of the tests of each alert.</summary>
public sealed class PromtoolTests
{
    [Fact]
    public Task The_rules_are_clean() => AssertSuccessAsync(["check", "rules", "--lint=all", "--lint-fatal", .. RuleFiles.All]);

    [Fact]
    public async Task Each_alert_is_quiet_and_fires_and_is_resolved_as_its_test_says()
    {
        Assert.Equal(
            RuleFiles.Alerts("exporter", "messaging", "rocketmq", "nats", "kafka").Order(StringComparer.Ordinal),
            RuleFiles.Tests.Select(Path.GetFileNameWithoutExtension));
        await AssertSuccessAsync(["test", "rules", .. RuleFiles.Tests]);
    }

    private static async Task AssertSuccessAsync(IEnumerable<string> arguments)
    {
        await using var promtool = ChildProcess.Start(Tool.Find("promtool"), Path.GetTempPath(), input: null, arguments);
        var (code, output) = await promtool.EndAsync();
        Assert.True(code == 0, output + promtool.Error);
        Assert.DoesNotContain("FAILED", output + promtool.Error, StringComparison.Ordinal);
    }
}
