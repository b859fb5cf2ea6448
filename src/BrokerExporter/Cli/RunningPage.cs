using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using Probes.Contract;

namespace BrokerExporter.Cli;

/// <summary>One page of an exporter that runs already.</summary>
internal sealed class RunningPage(HttpClient client, Uri address, TimeSpan timeout, TimeProvider time) : IDisposable
{
    // 100,000 series are 14 MB.
    private const int _largest = 256 * 1024 * 1024;

    /// <exception cref="UnreachableException">It did not answer in time, or with another status than 200.</exception>
    public async Task<string> ReadAsync(CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse("text/plain; version=0.0.4"));
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new UnreachableException($"{address} answered with status {(int)answer.StatusCode}{Hint(answer.StatusCode)}");
            await answer.Content.LoadIntoBufferAsync(_largest, both.Token);
            return await answer.Content.ReadAsStringAsync(both.Token);
        }
        catch (OperationCanceledException exception) when (!stop.IsCancellationRequested)
        {
            throw new UnreachableException($"{address} did not answer within {DurationText.Format(timeout)}", exception);
        }
        catch (HttpRequestException exception)
        {
            throw new UnreachableException($"{address} cannot be read: {Reason(exception)}", exception);
        }
    }

    public void Dispose() => client.Dispose();

    private static string Hint(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => ": it wants a password",
        HttpStatusCode.NotFound => ": there is no such path",
        _ => "",
    };

    private static string Reason(HttpRequestException exception) => exception.GetBaseException() switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        AuthenticationException tls => $"its certificate is not trusted ({tls.Message}); --ca names an authority, --insecure takes any",
        var other => other.Message,
    };
}
