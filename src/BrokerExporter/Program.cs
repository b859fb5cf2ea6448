using BrokerExporter;
using BrokerExporter.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Probes;

await using var exporter = CompositionRoot.Build(new ExporterConfig(), ProbeKinds.All, TimeProvider.System, NullLoggerProvider.Instance);
await exporter.StartAsync();
await Task.Delay(Timeout.Infinite);
return 0;
