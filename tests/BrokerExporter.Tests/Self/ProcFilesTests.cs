using BrokerExporter.Self;

namespace BrokerExporter.Tests.Self;

public sealed class ProcFilesTests
{
    private const string _stat =
        "4242 (a name) with ) in it) S 1 4242 4242 0 -1 4194560 5000 0 12 0 150 30 0 0 20 0 23 0 987654 53616259072 13000 18446744073709551615 1 1 0";

    [Fact]
    public void Threads_and_memory_are_found_behind_any_name() => Assert.Equal((23L, 53616259072L), ProcFiles.ParseStat(_stat));

    [Theory]
    [InlineData("")]
    [InlineData("1 (x) S")]
    public void What_is_not_there_is_unknown(string stat) => Assert.Equal(((long?)null, (long?)null), ProcFiles.ParseStat(stat));

    [Theory]
    [InlineData("Limit                     Soft Limit           Hard Limit           Units\nMax open files            1024                 524288               files\n", 1024L)]
    [InlineData("Max open files            unlimited            unlimited            files\n", null)]
    [InlineData("Max processes             1024                 524288               processes\n", null)]
    [InlineData("", null)]
    public void The_soft_limit_of_open_files_is_read(string limits, long? expected) => Assert.Equal(expected, ProcFiles.ParseMaxOpenFiles(limits));

    [Fact]
    public void This_process_can_be_read()
    {
        var reading = ProcessReader.Read();
        Assert.True(reading.Cpu > TimeSpan.Zero);
        Assert.True(reading.ResidentBytes > 1_000_000);
        Assert.True(ProcessReader.StartTime() <= TimeProvider.System.GetUtcNow());
    }
}
