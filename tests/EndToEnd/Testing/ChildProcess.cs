using System.Diagnostics;
using System.Text;

namespace EndToEnd.Testing;

/// <summary>Another program: what it says is kept, and it does not outlive the test.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task _errors;
    private readonly StringBuilder _error = new();

    private ChildProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>What it has said on its error output until now.</summary>
    public string Error
    {
        get
        {
            lock (_error)
                return _error.ToString();
        }
    }

    /// <param name="file">The program.</param>
    /// <param name="folder">Where it works.</param>
    /// <param name="input">What it reads; null for nothing.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ChildProcess Start(string file, string folder, string? input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var child = new ChildProcess(Process.Start(start)!);
        if (input is not null)
            child._process.StandardInput.Write(input);
        child._process.StandardInput.Close();
        return child;
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code and what it wrote to its output.</returns>
    public async Task<(int Code, string Output)> EndAsync(TimeSpan? within = null)
    {
        await _process.WaitForExitAsync().WaitAsync(within ?? _bound);
        await _errors;
        return (_process.ExitCode, await _output);
    }

    /// <summary>Sends SIGTERM, as a container runtime does.</summary>
    public Task TerminateAsync() => SignalAsync("TERM");

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await _errors;
        _process.Dispose();
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            lock (_error)
                _error.Append(line).Append('\n');
        }
    }
}
