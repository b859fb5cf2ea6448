using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Probes.Contract;
using Probes.Kafka.Protocol.Sasl;
using Probes.Transport;

namespace Probes.Kafka.Client;

/// <summary>
/// Who issues tokens to the exporter for its own account (RFC 6749, section 4.4). A token is kept until shortly before it ends; all
/// connections share it. The exporter's name and secret go into the header (section 2.3.1).
/// </summary>
internal sealed class TokenEndpoint : IDisposable
{
    /// <summary>The largest answer that is read; tokens with many claims have a few thousand bytes.</summary>
    private const int Longest = 256 * 1024;

    /// <summary>Of its lifetime a token is used this part: brokers' clocks differ, and a connection takes time.</summary>
    private const double UsedPart = 0.8;

    private readonly OAuthOptions _options;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly SecretReader _secret;
    private readonly HttpClient _http;
    private readonly Uri _address;
    private readonly SemaphoreSlim _one = new(1);
    private (string Token, long Until)? _kept;

    public TokenEndpoint(OAuthOptions options, TimeSpan timeout, TimeProvider time, Action<string> tell)
    {
        (_options, _timeout, _time, _secret) = (options, timeout, time, new SecretReader(options.ClientSecret, tell));
        var endpoint = new Endpoint(options.TokenUrl.IdnHost, options.TokenUrl.Port);
        var dialer = new Dialer(time, options.Tls is { } tls ? new TlsClient(tls, new TlsFiles(tls, tell), time) : null);
        // The handler is told http: whether there is TLS is the dialer's affair, whose files may be renewed at any time.
        _address = new UriBuilder(options.TokenUrl) { Scheme = Uri.UriSchemeHttp, Port = options.TokenUrl.Port }.Uri;
        _http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) => await dialer.DialAsync(endpoint, timeout, cancellationToken),
            UseProxy = false,
            UseCookies = false,
            // Whoever is sent elsewhere would take the secret along.
            AllowAutoRedirect = false,
            // Asked once in minutes or hours.
            PooledConnectionLifetime = TimeSpan.Zero,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = Longest,
        };
    }

    /// <exception cref="ProbeException">There is no token, and the message says why.</exception>
    public async Task<string> TokenAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_kept is { } kept && _time.GetTimestamp() < kept.Until)
                return kept.Token;
            var asked = _time.GetTimestamp();
            var grant = await AskAsync(cancellationToken);
            _kept = grant.LifetimeSeconds is { } lifetime ? (grant.AccessToken, asked + (long)(lifetime * UsedPart * _time.TimestampFrequency)) : null;
            return grant.AccessToken;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }

    private async Task<TokenGrant> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, _address);
            var secret = await _secret.ReadAsync(either.Token);
            request.Headers.Authorization = new AuthenticationHeaderValue(
                "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(_options.ClientId)}:{WebUtility.UrlEncode(secret)}")));
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Host = _options.TokenUrl.IsDefaultPort ? _options.TokenUrl.IdnHost : $"{_options.TokenUrl.IdnHost}:{_options.TokenUrl.Port}";
            Dictionary<string, string> form = new() { ["grant_type"] = "client_credentials" };
            if (_options.Scope.Length > 0)
                form["scope"] = _options.Scope;
            request.Content = new FormUrlEncodedContent(form);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return response.IsSuccessStatusCode ? TokenGrant.Read(body) : throw TokenFailure.OfStatus(response.StatusCode, body);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw TokenFailure.Of(exception, _options.TokenUrl, _timeout);
        }
    }
}
