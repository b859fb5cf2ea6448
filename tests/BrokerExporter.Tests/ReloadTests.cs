using System.Net;
using BrokerExporter.Tests.Testing;
using Probes.Contract;
using Tests.Shared;

namespace BrokerExporter.Tests;

/// <summary>What a new configuration changes while the exporter runs, and what it leaves alone.</summary>
public sealed class ReloadTests
{
    private const string _a = "  - {name: a, cluster: a, fake: {name_servers: [\"a:1\"]}}\n";
    private const string _b = "  - {name: b, cluster: b, fake: {name_servers: [\"b:1\"]}}\n";
    private const string _c = "  - {name: c, cluster: c, fake: {name_servers: [\"c:1\"]}}\n";

    [Fact]
    public async Task Targets_that_are_the_same_stay_and_the_others_come_and_go()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a + _b);
        await exporter.ScrapeAsync();
        var (a, b) = (exporter["a:1"], exporter["b:1"]);
        exporter.Logs.Taken();

        Assert.Empty(await exporter.ReloadAsync("# moved\n\ntargets:\n" + _c + _a));
        var lines = await exporter.ScrapeAsync();
        Assert.Equal(
            ["""messaging_up{system="fake",target="c"} 1""", """messaging_up{system="fake",target="a"} 1"""],
            lines.Where(line => line.StartsWith("messaging_up{", StringComparison.Ordinal)));
        Assert.Contains("""broker_exporter_collections_total{target="a"} 2""", lines);
        Assert.Contains("broker_exporter_config_last_reload_successful 1", lines);
        Assert.Equal(3, exporter.ProbesMade);
        Assert.Equal((2, 1, 1), (a.Asked.Count, b.Asked.Count, exporter["c:1"].Asked.Count));
        await b.DisposedAsync();
        Assert.False(a.Disposed);
        Assert.Contains("info: The configuration was read again: 1 target(s) kept, 1 begun, 1 ended.", exporter.Logs.Lines);
    }

    [Fact]
    public async Task A_target_that_is_changed_begins_anew()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a);
        var before = exporter["a:1"];
        Assert.Empty(await exporter.ReloadAsync("targets:\n" + _a.Replace("]}", "], connections: 5}", StringComparison.Ordinal)));
        await before.DisposedAsync();
        Assert.NotSame(before, exporter["a:1"]);
        Assert.Contains("""messaging_up{system="fake",target="a"} 1""", await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task A_scrape_in_flight_is_answered_by_the_targets_it_began_with()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a + _b);
        var answer = new TaskCompletionSource<ProbeResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var leaving = exporter["b:1"];
        leaving.Answer = async (_, token) => await answer.Task.WaitAsync(token);
        var scrape = exporter.ScrapeAsync();
        await leaving.StartedAsync();

        Assert.Empty(await exporter.ReloadAsync("targets:\n" + _a));
        // A scrape that comes now knows nothing of it, and it is not ended under the one that waits for it.
        Assert.DoesNotContain(await exporter.ScrapeAsync(), line => line.Contains("target=\"b\"", StringComparison.Ordinal));
        Assert.False(leaving.Disposed);
        answer.SetResult(FakeProbe.Up(FakeProbe.Success("queues", FakeProbe.Queue(7, cluster: "b"))));
        Assert.Contains("""fake_depth{cluster="b",queue="q"} 7""", await scrape);
        await leaving.DisposedAsync();
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_target_that_was_left_out_and_hangs()
    {
        var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a + _b);
        var leaving = exporter["b:1"];
        leaving.Answer = async (_, token) => await new TaskCompletionSource<ProbeResult>().Task.WaitAsync(token);
        var scrape = exporter.ScrapeAsync();
        await leaving.StartedAsync();
        await exporter.ReloadAsync("targets:\n" + _a);
        await exporter.DisposeAsync();
        Assert.True(leaving.Disposed);
        await Record.ExceptionAsync(() => scrape);
    }

    [Fact]
    public async Task How_to_collect_changes_without_new_connections()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a);
        Assert.Empty(await exporter.ReloadAsync("collection: {series_limit: 123, min_age: 1h}\ntargets:\n" + _a));
        await exporter.ScrapeAsync();
        Assert.Contains("""broker_exporter_series_limit{target="a"} 123""", await exporter.ScrapeAsync());
        Assert.Single(exporter["a:1"].Asked);
        Assert.Equal(1, exporter.ProbesMade);
    }

    [Fact]
    public async Task A_file_with_mistakes_changes_nothing_and_each_of_them_is_told()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a);
        var mistakes = await exporter.ReloadAsync("log: {level: loud}\ntargets:\n" + _b + "  - {name: b, fake: {name_server: [x], password_length: hunter2}}\n");
        Assert.Equal(
        [
            "f:1: log.level: \"loud\" is not one of the choices (expected e.g. debug, info, warn, error)",
            "f:4: targets[1].fake.password_length: the value is not a number from 0 up (expected e.g. 0)",
            "f:4: targets[1].fake.name_servers: must not be empty (expected a list of host:port)",
            "f:4: targets[1].name: \"b\" is the name of an earlier target too",
            "f:4: targets[1].fake.name_server: unknown key (did you mean \"name_servers\"?)",
        ], mistakes);
        var lines = await exporter.ScrapeAsync();
        Assert.Contains("broker_exporter_config_last_reload_successful 0", lines);
        Assert.Contains("""messaging_up{system="fake",target="a"} 1""", lines);
        Assert.Equal(1, exporter.ProbesMade);
        Assert.Equal(mistakes.Length, exporter.Logs.Lines.Count(line => line.StartsWith("error: Configuration: ", StringComparison.Ordinal)));
        Assert.Contains("error: The configuration has 5 mistake(s) and was not taken; the one before stays in use.", exporter.Logs.Lines);

        Assert.Empty(await exporter.ReloadAsync("targets:\n" + _a));
        Assert.Contains("broker_exporter_config_last_reload_successful 1", await exporter.ScrapeAsync());
        Assert.Equal(1, exporter.ProbesMade);
    }

    [Fact]
    public async Task A_target_that_cannot_be_built_undoes_the_others()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a);
        var mistakes = await exporter.ReloadAsync("targets:\n" + _b + _a + _c.Replace("]}", "], connections: 13}", StringComparison.Ordinal));
        Assert.Equal(["f:4: targets[2]: cannot be used: thirteen is not lucky"], mistakes);
        Assert.True(exporter["b:1"].Disposed);
        Assert.False(exporter["a:1"].Disposed);
        Assert.Contains("""messaging_up{system="fake",target="a"} 1""", await exporter.ScrapeAsync());
    }

    [Fact]
    public async Task What_needs_a_restart_is_said_and_the_rest_is_taken()
    {
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a);
        Assert.Empty(await exporter.ReloadAsync("web: {listen_address: \":1\", telemetry_path: /other}\nlog: {level: debug}\ntargets:\n" + _b));
        Assert.Contains("warn: What has changed in the section(s) web, log takes effect after a restart.", exporter.Logs.Lines);
        Assert.Contains("""messaging_up{system="fake",target="b"} 1""", await exporter.ScrapeAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await exporter.Client.GetAsync("/other")).StatusCode);
    }

    [Fact]
    public async Task What_waits_for_a_restart_waits_until_then_and_is_not_shown_as_in_effect()
    {
        const string web = "web: {telemetry_path: /other}\nlog: {level: debug}\n";
        await using var exporter = await ReloadingExporter.StartAsync("targets:\n" + _a);
        await exporter.ReloadAsync(web + "targets:\n" + _a);
        exporter.Logs.Taken();
        Assert.Empty(await exporter.ReloadAsync(web + "targets:\n" + _b));
        Assert.Contains("warn: What has changed in the section(s) web, log takes effect after a restart.", exporter.Logs.Taken());
        var shown = await exporter.Client.GetStringAsync("/config");
        Assert.StartsWith("# Changed since the start and waiting for a restart, so not shown here: web, log\nweb:\n  listen_address: ", shown, StringComparison.Ordinal);
        Assert.Contains("\n  telemetry_path: /metrics\n", shown, StringComparison.Ordinal);
        Assert.Contains("\nlog:\n  level: info\n", shown, StringComparison.Ordinal);
        Assert.Contains("\n  - name: b\n", shown, StringComparison.Ordinal);

        Assert.Empty(await exporter.ReloadAsync("targets:\n" + _b));
        Assert.DoesNotContain(exporter.Logs.Taken(), line => line.Contains("restart", StringComparison.Ordinal));
        Assert.StartsWith("web:\n", await exporter.Client.GetStringAsync("/config"), StringComparison.Ordinal);
        Assert.Equal(2, exporter.ProbesMade);
    }

    [Fact]
    public async Task A_watched_file_whose_mistake_goes_away_elsewhere_is_taken_though_it_says_the_same()
    {
        var time = new ManualTime();
        const string watch = "config: {watch: 10s}\ntargets:\n";
        await using var exporter = await ReloadingExporter.StartAsync(watch + _a, time);
        exporter.IsUnlucky = true;
        exporter.Write(watch + _a + _b.Replace("]}", "], connections: 13}", StringComparison.Ordinal));
        await LookUntilAsync("The configuration has 1 mistake(s)");
        var made = exporter.Refused;
        while (exporter.Refused < made + 3)
            await LookAsync();
        Assert.Single(exporter.Logs.Lines, line => line.Contains("thirteen is not lucky", StringComparison.Ordinal));
        Assert.Contains("broker_exporter_config_last_reload_successful 0", await exporter.ScrapeAsync());
        exporter.IsUnlucky = false;
        await LookUntilAsync("The configuration was read again: 1 target(s) kept, 1 begun, 0 ended.");

        async Task LookAsync()
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        async Task LookUntilAsync(string sentence)
        {
            while (!exporter.Logs.Lines.Any(line => line.Contains(sentence, StringComparison.Ordinal)))
                await LookAsync();
        }
    }

    [Fact]
    public async Task A_watched_file_is_read_again_when_it_says_something_else()
    {
        var time = new ManualTime();
        const string watch = "config: {watch: 10s}\ntargets:\n";
        await using var exporter = await ReloadingExporter.StartAsync(watch + _a, time);
        await LookAsync();
        Assert.DoesNotContain(exporter.Logs.Taken(), IsOfReload);
        exporter.Write(watch + _a + _b);
        await LookUntilAsync("The configuration was read again: 1 target(s) kept, 1 begun, 0 ended.");
        exporter.Delete();
        await LookUntilAsync("The configuration has 1 mistake(s)");
        exporter.Logs.Taken();
        await LookAsync();
        await LookAsync();
        Assert.DoesNotContain(exporter.Logs.Taken(), IsOfReload);
        exporter.Write(watch + _a + _b);
        await LookUntilAsync("2 target(s) kept, 0 begun, 0 ended.");

        static bool IsOfReload(string line) => line.Contains("onfiguration", StringComparison.Ordinal);

        async Task LookAsync()
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        async Task LookUntilAsync(string sentence)
        {
            while (!exporter.Logs.Lines.Any(line => line.Contains(sentence, StringComparison.Ordinal)))
                await LookAsync();
        }
    }
}
