namespace Probes.Transport;

/// <summary>A file of the configuration cannot be used.</summary>
/// <param name="file">The file as the user named it.</param>
/// <param name="problem">What is wrong with it; never a part of its content.</param>
internal sealed class FileException(string file, string problem) : Exception($"{file}: {problem}")
{
    public string File => file;
}
