using System.Runtime.InteropServices;
using BrokerExporter.Cli;
using Probes;

using var stop = new CancellationTokenSource();
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);

return await new CommandLine(ProbeKinds.All, Console.Out, Console.Error, TimeProvider.System).RunAsync(args, stop.Token);

// The second signal ends the process at once, as it would without us.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}
