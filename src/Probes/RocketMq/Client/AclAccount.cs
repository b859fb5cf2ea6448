using Probes.Contract;
using Probes.RocketMq.Protocol;

namespace Probes.RocketMq.Client;

/// <summary>The exporter's account as it is now: what is in files is read again before each collection.</summary>
/// <param name="options">Where its keys are.</param>
/// <param name="tell">Takes a sentence about a file that cannot be used.</param>
internal sealed class AclAccount(AclOptions options, Action<string> tell)
{
    private readonly SecretReader _accessKey = new(options.AccessKey, tell);
    private readonly SecretReader _secretKey = new(options.SecretKey, tell);
    private readonly SecretReader? _securityToken = options.SecurityToken is { } token ? new SecretReader(token, tell) : null;
    private (string Access, string Secret, string? Token)? _keys;
    private volatile AclSigner? _signer;
    private ProbeException? _failure;

    /// <summary>Reads the keys; if they cannot be read, requests fail and are not sent unsigned.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            var keys = (
                await _accessKey.ReadAsync(cancellationToken),
                await _secretKey.ReadAsync(cancellationToken),
                _securityToken is null ? null : await _securityToken.ReadAsync(cancellationToken));
            if (_keys != keys)
                _signer = new AclSigner(keys.Item1, keys.Item2, keys.Item3);
            _keys = keys;
        }
        catch (ProbeException failure)
        {
            _failure = failure;
        }
        catch (OperationCanceledException)
        {
            // Out of time: the keys of the last collection will do.
        }
    }

    /// <exception cref="ProbeException">The keys could not be read.</exception>
    public RemotingRequest Sign(RemotingRequest request) =>
        (_signer ?? throw _failure ?? new ProbeException(FailureKind.Auth, "the account's keys were not read yet")).Sign(request);
}
