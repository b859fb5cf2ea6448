using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Probes.Contract;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>
/// Tells the log what one server refuses, and what it takes to be allowed: an account once, a missing right once for each
/// kind of request, and both again after they had been granted. Granted is what an answer to the very request says that was
/// told of: others may be allowed all the time, and would fill the log.
/// </summary>
internal sealed class RefusalLog(ILogger logger, string target, string peer)
{
    private readonly ConcurrentDictionary<RequestCode, RemotingRequest> _forbidden = new();
    private RemotingRequest? _unknown;

    public void Refused(RemotingRequest request, RocketMqException refusal)
    {
        if (refusal.Kind is not (FailureKind.Auth or FailureKind.Forbidden))
            return;
        var (name, reason) = (RequestCodes.NameOf(request.Code), refusal.Remark.TrimEnd('.'));
        var advice = RefusalAdvice.For(request.Code, refusal.Code, refusal.Remark);
        if (refusal.Kind == FailureKind.Auth && Interlocked.CompareExchange(ref _unknown, request, null) is null)
            Log.AccountRefused(logger, target, peer, reason, advice);
        else if (refusal.Kind == FailureKind.Forbidden && _forbidden.TryAdd(request.Code, request))
            Log.RequestForbidden(logger, target, peer, name, reason, advice);
    }

    public void Answered(RemotingRequest request)
    {
        if (_unknown is { } unknown && IsSame(unknown, request) && Interlocked.CompareExchange(ref _unknown, null, unknown) == unknown)
            Log.AccountAccepted(logger, target, peer);
        if (!_forbidden.IsEmpty && _forbidden.TryGetValue(request.Code, out var forbidden) && IsSame(forbidden, request)
            && _forbidden.TryRemove(request.Code, out _))
        {
            var name = RequestCodes.NameOf(request.Code);
            Log.RequestAllowed(logger, target, peer, name);
        }
    }

    private static bool IsSame(RemotingRequest one, RemotingRequest other) =>
        one.Code == other.Code && one.ExtFields.AsSpan().SequenceEqual(other.ExtFields);
}
