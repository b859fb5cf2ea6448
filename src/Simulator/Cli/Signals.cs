using System.Runtime.InteropServices;

namespace Simulator.Cli;

/// <summary>Turns SIGTERM and SIGINT into a token, for as long as it lives.</summary>
internal sealed class Signals : IDisposable
{
    private readonly CancellationTokenSource end;
    private readonly PosixSignalRegistration terminate;
    private readonly PosixSignalRegistration interrupt;

    public Signals(CancellationToken cancellation)
    {
        end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
    }

    public CancellationToken Ended => end.Token;

    public Task WaitAsync() => Task.Delay(Timeout.Infinite, end.Token);

    public void Dispose()
    {
        terminate.Dispose();
        interrupt.Dispose();
        end.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        end.Cancel();
    }
}
