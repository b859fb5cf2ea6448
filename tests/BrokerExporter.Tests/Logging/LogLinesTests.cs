using BrokerExporter.Logging;
using Microsoft.Extensions.Logging;

namespace BrokerExporter.Tests.Logging;

public sealed class LogLinesTests
{
    private static readonly DateTimeOffset _time = new(2026, 1, 2, 5, 4, 5, 67, TimeSpan.FromHours(2));

    [Fact]
    public void Logfmt_has_keys_and_values_on_one_line() => Assert.Equal(
        "ts=2026-01-02T03:04:05.067Z level=warn logger=collection msg=\"Target prod is down.\" target=prod failure_kind=timeout",
        LogfmtLine.Write(Entry(LogLevel.Warning, "Target prod is down.", ("Target", "prod"), ("FailureKind", "timeout"))));

    [Fact]
    public void Json_has_keys_and_values_in_one_object() => Assert.Equal(
        """{"ts":"2026-01-02T03:04:05.067Z","level":"warn","logger":"collection","msg":"Target prod is down.","target":"prod","count":"3"}""",
        JsonLine.Write(Entry(LogLevel.Warning, "Target prod is down.", ("Target", "prod"), ("Count", 3))));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "\"\"")]
    [InlineData("two words", "\"two words\"")]
    [InlineData("a=b", "\"a=b\"")]
    [InlineData("a\"b", "\"a\\\"b\"")]
    [InlineData("a\\b", "\"a\\\\b\"")]
    [InlineData("a\nlevel=error", "\"a\\nlevel=error\"")]
    [InlineData("a\r\tb", "\"a\\r\\tb\"")]
    [InlineData("\u001b[31m", "\"\\u001b[31m\"")]
    [InlineData("\u0085", "\"\\u0085\"")]
    [InlineData("größe", "größe")]
    public void Logfmt_values_are_quoted_when_they_must_be(string value, string expected) =>
        Assert.EndsWith(" value=" + expected, LogfmtLine.Write(Entry(LogLevel.Information, "m", ("Value", value))), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\"b\\c\nd\u001b", "\"a\\\"b\\\\c\\nd\\u001B\"")]
    [InlineData("größe", "\"größe\"")]
    public void Json_values_are_escaped(string value, string expected) =>
        Assert.EndsWith("\"value\":" + expected + "}", JsonLine.Write(Entry(LogLevel.Information, "m", ("Value", value))), StringComparison.Ordinal);

    [Theory]
    [InlineData(LogLevel.Trace, "debug")]
    [InlineData(LogLevel.Debug, "debug")]
    [InlineData(LogLevel.Information, "info")]
    [InlineData(LogLevel.Warning, "warn")]
    [InlineData(LogLevel.Error, "error")]
    [InlineData(LogLevel.Critical, "error")]
    public void Levels_are_the_four_words_of_Prometheus(LogLevel level, string word) => Assert.Equal(word, LogFields.LevelWord(level));

    [Fact]
    public void The_template_is_not_a_field() =>
        Assert.DoesNotContain("OriginalFormat", LogfmtLine.Write(Entry(LogLevel.Information, "m", ("{OriginalFormat}", "{A}"))), StringComparison.Ordinal);

    [Fact]
    public void A_field_named_like_one_of_ours_does_not_come_twice_in_json() =>
        Assert.Equal(
            """{"ts":"2026-01-02T03:04:05.067Z","level":"info","logger":"collection","msg":"m"}""",
            JsonLine.Write(Entry(LogLevel.Information, "m", ("Level", "other"))));

    [Fact]
    public void An_exception_stays_on_the_line()
    {
        var line = LogfmtLine.Write(Entry(LogLevel.Error, "m") with { Exception = new InvalidOperationException("a\nb") });
        Assert.Contains("exception=\"System.InvalidOperationException: a\\nb\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Fact]
    public void Nothing_is_written_as_nothing() =>
        Assert.EndsWith(" value=\"\"", LogfmtLine.Write(Entry(LogLevel.Information, "m", ("Value", null))), StringComparison.Ordinal);

    private static LogEntry Entry(LogLevel level, string message, params (string Key, object? Value)[] fields) =>
        new(_time, level, "collection", message, fields.Select(field => KeyValuePair.Create(field.Key, field.Value)), null);
}
