using System.Collections;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using BrokerExporter.Cli;
using Probes;

using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

// One that waits is enough: whatever changed before it is read will be read.
var reloads = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Reload);

var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
return await new CommandLine(ProbeKinds.All, Console.Out, Console.Error, TimeProvider.System, variables).RunAsync(args, stop.Token, reloads.Reader);

// The second signal ends the process at once, as it would without us.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

void Reload(PosixSignalContext signal)
{
    signal.Cancel = true;
    reloads.Writer.TryWrite(true);
}
