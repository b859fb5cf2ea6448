using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Probes.RocketMq.Protocol;
using Probes.Tests.RocketMq.Protocol;

namespace Benchmarks.Decoding;

/// <summary>
/// How fast is an answer decoded into what the exporter keeps of it? The yardstick is System.Text.Json, which parses the
/// same answer into an index of its tokens and no more, and takes it only after its keys were quoted (not measured).
/// </summary>
public class DecodeBenchmarks
{
    private byte[] _strict = [];

    [ParamsSource(nameof(Cases))]
    public DecodeCase Case { get; set; } = null!;

    public static IEnumerable<DecodeCase> Cases => DecodeCase.All;

    [GlobalSetup]
    public void Setup() => _strict = Encoding.UTF8.GetBytes(FastJsonDialect.ToStrict(Encoding.UTF8.GetString(Case.Body)));

    [Benchmark(Baseline = true)]
    public int JsonDocumentParse()
    {
        using var document = JsonDocument.Parse(_strict);
        return (int)document.RootElement.ValueKind;
    }

    [Benchmark]
    public object Decode() => (RequestCode)Case.Code switch
    {
        RequestCode.GetAllConsumerOffset => GetAllConsumerOffset.Read(Case.Body),
        RequestCode.GetAllTopicConfig => GetAllTopicConfig.Read(Case.Body),
        RequestCode.GetAllSubscriptionGroupConfig => GetAllSubscriptionGroupConfig.Read(Case.Body),
        RequestCode.GetTopicStatsInfo => GetTopicStatsInfo.Read(Case.Body),
        _ => GetBrokerRuntimeInfo.Read(Case.Body),
    };
}
