using BrokerExporter.Configuration;
using BrokerExporter.Logging;
using BrokerExporter.Tests.Testing;
using Microsoft.Extensions.Logging;
using Tests.Shared;

namespace BrokerExporter.Tests.Logging;

public sealed partial class LineLoggerProviderTests
{
    [Fact]
    public async Task A_sentence_becomes_a_line_with_its_values() => Assert.Equal(
        "ts=2026-01-02T03:04:05.000Z level=info logger=test msg=\"Ate 3 apples.\" count=3\n",
        await Written(new LogConfig(), "test", logger => Ate(logger, 3)));

    [Fact]
    public async Task The_format_can_be_json() => Assert.Equal(
        """{"ts":"2026-01-02T03:04:05.000Z","level":"info","logger":"test","msg":"Ate 3 apples.","count":"3"}""" + "\n",
        await Written(new LogConfig { Format = LogFormat.Json }, "test", logger => Ate(logger, 3)));

    [Fact]
    public async Task What_is_less_severe_than_the_level_is_left_out() =>
        Assert.Equal("", await Written(new LogConfig { Level = LogLevel.Warning }, "test", logger => Ate(logger, 3)));

    [Fact]
    public async Task The_web_server_is_quieter_than_we_are() =>
        Assert.Equal("", await Written(new LogConfig(), "Microsoft.AspNetCore.Server.Kestrel", logger => Ate(logger, 3)));

    [Fact]
    public async Task Except_when_everything_is_wanted() =>
        Assert.NotEqual("", await Written(new LogConfig { Level = LogLevel.Debug }, "Microsoft.AspNetCore.Server.Kestrel", logger => Ate(logger, 3)));

    [Fact]
    public async Task Lines_come_in_the_order_in_which_they_were_said()
    {
        var text = await Written(new LogConfig(), "test", logger =>
        {
            for (var i = 0; i < 1000; i++)
                Ate(logger, i);
        });
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => $"count={i}"), text.TrimEnd().Split('\n').Select(line => line.Split(' ')[^1]));
    }

    [Fact]
    public async Task Lines_that_nobody_reads_are_dropped_and_counted()
    {
        var writer = new StuckWriter();
        var output = new LogOutput(writer);
        for (var i = 0; i < 10_000; i++)
            output.Write("line");
        writer.Release();
        await output.DisposeAsync();
        Assert.Contains("lines of the log were dropped", writer.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> Written(LogConfig config, string category, Action<ILogger> say)
    {
        using var text = new StringWriter { NewLine = "\n" };
        await using (var output = new LogOutput(text))
        {
            using var provider = new LineLoggerProvider(config, new ManualTime(), output);
            say(provider.CreateLogger(category));
        }

        return text.ToString();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ate {Count} apples.")]
    private static partial void Ate(ILogger logger, int count);
}
