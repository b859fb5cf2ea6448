namespace EndToEnd.Testing;

/// <summary>Programs that are not ours and may not be installed.</summary>
internal static class Tool
{
    /// <summary>The program's path; without it the test is skipped, and says so.</summary>
    public static string Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append("/usr/sbin");
        var path = folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"{name} is not on the PATH; Debian's package of that name has it, and eng/test fetches it.");
        return path!;
    }
}
