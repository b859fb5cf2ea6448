using Microsoft.Extensions.Logging;

namespace BrokerExporter.Http.Security;

/// <summary>
/// The file of <c>--web.config.file</c> while the server runs: read again when it, or what it names, has changed. While what is new cannot be
/// used, what was read before stays in use, and that is told once: a certificate is replaced by scripts in two steps. Thread-safe.
/// </summary>
internal sealed class WebSecurityFile
{
    // Seldom enough to cost nothing, often enough that nobody waits for it.
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(1);

    private readonly Lock _reading = new();
    private readonly string _file;
    private readonly TimeProvider _time;
    private readonly Action<bool> _tell;
    private readonly ILogger _logger;
    private volatile WebSecurity _current;
    private WebSecurityReading _last;
    private long _readAt;

    /// <param name="file">As the user named it.</param>
    /// <param name="time">When to look again.</param>
    /// <param name="tell">Takes whether the last reading could be used.</param>
    /// <param name="logger">Takes the mistakes of later readings.</param>
    /// <exception cref="WebSecurityException">It cannot be used.</exception>
    public WebSecurityFile(string file, TimeProvider time, Action<bool> tell, ILogger logger)
    {
        (_file, _time, _tell, _logger) = (file, time, tell, logger);
        _last = WebSecurityReading.Of(file);
        _current = _last.Security ?? throw new WebSecurityException(_last.Errors);
        _readAt = time.GetTimestamp();
        tell(true);
        Warn();
    }

    /// <summary>What is in use now. Looks at the files if that was a second ago or more; one caller does, the others do not wait.</summary>
    public WebSecurity Current()
    {
        if (_time.GetElapsedTime(Interlocked.Read(ref _readAt)) >= _interval && _reading.TryEnter())
        {
            try
            {
                Interlocked.Exchange(ref _readAt, _time.GetTimestamp());
                if (_last.HasChanged())
                    Read();
            }
            finally
            {
                _reading.Exit();
            }
        }

        return _current;
    }

    private void Read()
    {
        _last = WebSecurityReading.Of(_file, inUse: _current.Settings);
        _tell(_last.Security is not null);
        if (_last.Security is { } security)
        {
            _current = security;
            Log.SecurityRead(_logger, _file);
            Warn();
        }

        foreach (var error in _last.Errors)
            Log.SecurityBroken(_logger, error.ToString());
    }

    private void Warn()
    {
        if (_current.Settings.Tls is not { } tls)
            return;
        if (tls.HasCurves)
            Log.KeyWithoutEffect(_logger, _file, WebKeys.Curves.Key);
        if (!tls.CipherSuites.IsEmpty && !ServerTls.CanChooseSuites)
            Log.KeyWithoutEffect(_logger, _file, WebKeys.CipherSuites.Key);
    }
}
