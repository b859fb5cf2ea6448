using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Probes.Contract;
using Probes.Nats.Protocol.Documents;
using Probes.Transport;

namespace Probes.Nats.Client;

/// <summary>
/// One server's monitoring port: plain HTTP GET, kept alive. A document is read to its end, up to a limit, within the time that
/// one request may take.
/// </summary>
internal sealed class MonitorClient : IDisposable
{
    /// <summary>Of a body that explains an error, this much is read.</summary>
    private const int Explanation = 4096;

    private readonly HttpClient _http;
    private readonly MonitorOptions _options;
    private readonly SecretReader? _secret;
    private readonly Uri _address;
    private readonly TimeProvider _time;

    public MonitorClient(Uri address, MonitorOptions options, SecretReader? secret, Dialer dialer, TimeProvider time)
    {
        (_options, _secret, _time) = (options, secret, time);
        var endpoint = new Endpoint(address.IdnHost, address.Port);
        Statistics = new PeerStatistics(endpoint.ToString());
        // The handler is told http: whether there is TLS is the dialer's affair, whose files may be renewed at any time.
        _address = new UriBuilder(address) { Scheme = Uri.UriSchemeHttp, Port = address.Port, Path = address.AbsolutePath.TrimEnd('/') }.Uri;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) => await dialer.DialAsync(endpoint, options.Timeout, cancellationToken),
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 4,
            // A name may stand for another server tomorrow, and a certificate be another.
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public PeerStatistics Statistics { get; }

    /// <exception cref="ProbeException">There is no such document, and the message says why.</exception>
    public async Task<T> AskAsync<T>(Question<T> question, CancellationToken deadline)
        where T : class
    {
        Statistics.CountRequest(question.Name);
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, deadline);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, _address.AbsoluteUri.TrimEnd('/') + question.Path);
            request.Headers.Authorization = await AuthorizationAsync(either.Token);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            await using var body = new MeasuredStream(await response.Content.ReadAsStreamAsync(either.Token), NatsDocument.Largest);
            return await ReadAsync(question, response, body, either.Token);
        }
        catch (Exception exception)
        {
            var failure = MonitorFailure.Of(exception, $"{Statistics.Peer} {question.Path}", _options.Timeout, limit.IsCancellationRequested, _options.Tls is not null);
            Statistics.CountFailure(failure.Kind);
            throw failure;
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<T> ReadAsync<T>(Question<T> question, HttpResponseMessage response, MeasuredStream body, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (response.IsSuccessStatusCode || (question.MayBeUnwell && response.StatusCode == HttpStatusCode.ServiceUnavailable))
                return await NatsDocument.ReadAsync(body, question.Type, cancellationToken);
            var explanation = new byte[Explanation];
            var length = await body.ReadAtLeastAsync(explanation, explanation.Length, throwOnEndOfStream: false, cancellationToken);
            throw MonitorFailure.OfStatus(response.StatusCode, explanation.AsSpan(0, length));
        }
        finally
        {
            Statistics.CountReceived(body.Count);
        }
    }

    private async ValueTask<AuthenticationHeaderValue?> AuthorizationAsync(CancellationToken cancellationToken)
    {
        if (_secret is null)
            return null;
        var secret = await _secret.ReadAsync(cancellationToken);
        return _options.User is { } user
            ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{secret}")))
            : new AuthenticationHeaderValue("Bearer", secret);
    }
}
