using BenchmarkDotNet.Running;
using Benchmarks;
using Benchmarks.Collections;
using Benchmarks.Decoding;
using Benchmarks.Kafka;
using Benchmarks.Nats;
using Benchmarks.Requests;
using Benchmarks.Startup;

switch (args)
{
    case ["collection", .. var rest]:
        await CollectionCommand.RunAsync(CollectionOptions.Read(rest));
        break;
    case ["kafka", .. var rest]:
        await KafkaCommand.RunAsync(KafkaOptions.Read(rest));
        break;
    case ["nats", .. var rest]:
        await NatsCommand.RunAsync(NatsOptions.Read(rest));
        break;
    case ["natslag"]:
        LagCommand.Run();
        break;
    case ["requests"]:
        await RequestsCommand.RunAsync();
        break;
    case ["startup", .. var rest]:
        await StartupCommand.RunAsync(StartupOptions.Read(rest));
        break;
    default:
        await DecodeCase.LoadAllAsync();
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkConfig).Assembly).Run(args, new BenchmarkConfig());
        break;
}
