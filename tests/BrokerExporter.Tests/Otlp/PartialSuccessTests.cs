using BrokerExporter.Otlp;
using BrokerExporter.Tests.Otlp.Proto;
using Google.Protobuf;

namespace BrokerExporter.Tests.Otlp;

public sealed class PartialSuccessTests
{
    [Fact]
    public void What_a_collector_threw_away_is_read()
    {
        var answer = new ExportMetricsServiceResponse { PartialSuccess = new() { RejectedDataPoints = 300, ErrorMessage = "too old" } };
        Assert.Equal(new PartialSuccess(300, "too old"), PartialSuccess.Read(answer.ToByteArray()));
    }

    [Fact]
    public void An_empty_answer_is_a_whole_success() => Assert.Equal(0, PartialSuccess.Read([]).Rejected);

    [Fact]
    public void Whatever_else_is_answered_is_survived()
    {
        var random = new Random(1);
        var bytes = new byte[40];
        for (var i = 0; i < 20_000; i++)
        {
            random.NextBytes(bytes);
            bytes[0] = 0x0A;
            PartialSuccess.Read(bytes.AsSpan(0, random.Next(bytes.Length)));
        }
    }
}
