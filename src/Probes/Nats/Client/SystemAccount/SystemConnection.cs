using System.Collections.Concurrent;
using Probes.Contract;
using Probes.Transport;

namespace Probes.Nats.Client.SystemAccount;

/// <summary>
/// The one connection to a system: made when first needed, and from then on made anew whenever it was lost, to whichever
/// server takes it. Whoever asks while there is none is told why at once.
/// </summary>
internal sealed class SystemConnection : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly SessionMaker _maker;
    private readonly ProbeContext _context;
    private readonly Pause _pause;
    private readonly ConcurrentBag<Task> _retiring = [];
    private readonly SessionSlot _slot = new();
    private Task? _running;
    private string _told = "";

    /// <param name="options">Where and how.</param>
    /// <param name="context">Clock and log.</param>
    /// <param name="tell">Takes a sentence about a file that cannot be used.</param>
    public SystemConnection(NatsSystemOptions options, ProbeContext context, Action<string> tell)
    {
        _context = context;
        _maker = new SessionMaker(options, context.Time, tell);
        _pause = new Pause(context.Time);
    }

    /// <summary>Servers that were dialled.</summary>
    public IReadOnlyCollection<PeerStatistics> Peers => _maker.Peers;

    /// <summary>The connection: waits while one is being made.</summary>
    /// <exception cref="ProbeException">There is none, and why.</exception>
    /// <exception cref="OperationCanceledException">None within the time.</exception>
    public async Task<Session> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            _running ??= Task.Run(RunAsync, CancellationToken.None);
        }

        return await _slot.NextAsync().WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Task? running;
        lock (_lock)
        {
            if (_closing.IsCancellationRequested)
                return;
            running = _running;
        }

        await _closing.CancelAsync();
        if (running is not null)
            await running;
        await Task.WhenAll(_retiring);
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var failure = await ConnectAndStayAsync();
                Fail(failure);
                await _pause.WaitAsync(_closing.Token);
                _slot.Begin();
            }
        }
        catch (OperationCanceledException) when (_closing.IsCancellationRequested)
        {
            Fail(new ProbeException(FailureKind.Unreachable, "the connection was closed by the exporter"));
        }
        finally
        {
            if (_slot.Session is { } session)
                await session.DisposeAsync();
        }
    }

    // Returns when there is a reason to wait.
    private async Task<ProbeException> ConnectAndStayAsync()
    {
        while (true)
        {
            Session session;
            try
            {
                session = await _maker.MakeAsync(except: null, _closing.Token);
            }
            catch (ProbeException failure)
            {
                return failure;
            }

            var since = _context.Time.GetTimestamp();
            Become(session);
            var reason = await StayAsync();
            // A server that takes a login and ends it at once would be asked without end.
            if (_context.Time.GetElapsedTime(since) < Pause.First)
                return reason;
            Tell(reason);
            _pause.Reset();
            _slot.Begin();
        }
    }

    /// <summary>Until the connection ends, or the one that it was replaced by when its server said that it is about to stop.</summary>
    private async Task<ProbeException> StayAsync()
    {
        while (true)
        {
            var session = _slot.Session!;
            await Task.WhenAny(session.Ended, session.Leaving).WaitAsync(_closing.Token);
            if (!session.Ended.IsCompleted)
            {
                Log.Leaving(_context.Logger, _context.Target, session.Address.Endpoint);
                if (await MoveAsync(session))
                    continue;
            }

            var reason = await session.Ended;
            await session.DisposeAsync();
            return reason;
        }
    }

    private async Task<bool> MoveAsync(Session leaving)
    {
        var pause = new Pause(_context.Time);
        while (!leaving.Ended.IsCompleted)
        {
            try
            {
                Become(await _maker.MakeAsync(except: leaving.Address, _closing.Token));
                _retiring.Add(RetireAsync(leaving));
                return true;
            }
            catch (ProbeException failure)
            {
                // There is still the one that leaves: its end will be told with its own reason.
                Tell(failure);
                await Task.WhenAny(pause.WaitAsync(_closing.Token), leaving.Ended).WaitAsync(_closing.Token);
            }
        }

        return false;
    }

    // What was asked over it may still be answered: its server ends it.
    private async Task RetireAsync(Session leaving)
    {
        await using (leaving)
            await Task.WhenAny(leaving.Ended, Task.Delay(Timeout.InfiniteTimeSpan, _context.Time, _closing.Token));
    }

    private void Become(Session session)
    {
        _slot.Become(session);
        _told = "";
        Log.Connected(_context.Logger, _context.Target, session.Info.ServerName, session.Address.Endpoint, session.Info.Version);
    }

    private void Fail(ProbeException failure)
    {
        Tell(failure);
        _slot.Fail(failure);
    }

    private void Tell(ProbeException failure)
    {
        if (_closing.IsCancellationRequested || _told == failure.Message)
            return;
        _told = failure.Message;
        var kind = failure.Kind.Label();
        Log.NotConnected(_context.Logger, _context.Target, kind, failure.Message);
    }
}
