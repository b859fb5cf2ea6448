using BenchmarkDotNet.Running;
using Benchmarks;
using Benchmarks.Collections;
using Benchmarks.Decoding;
using Benchmarks.Requests;
using Benchmarks.Startup;

switch (args)
{
    case ["collection", .. var rest]:
        await CollectionCommand.RunAsync(CollectionOptions.Read(rest));
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
