namespace Probes.Transport;

/// <summary>A connection that was made.</summary>
/// <param name="Stream">The connection.</param>
/// <param name="Protocol">What is spoken on it.</param>
internal readonly record struct Dialled<TRequest>(Stream Stream, IPipelineProtocol<TRequest> Protocol);
