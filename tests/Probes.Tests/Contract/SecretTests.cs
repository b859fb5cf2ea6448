using Probes.Contract;
using Probes.Tests.Testing;

namespace Probes.Tests.Contract;

public sealed class SecretTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _told = [];

    public void Dispose() => _folder.Dispose();

    private sealed record Options(string Name, Secret Password);

    [Fact]
    public void It_has_no_text_of_its_own()
    {
        var secret = Secret.Of("hunter2");
        Assert.Equal("hunter2", secret.Reveal());
        Assert.Equal("<secret>", $"{secret}");
        Assert.Equal("Options { Name = x, Password = <secret> }", new Options("x", secret).ToString());
        Assert.DoesNotContain(typeof(Secret).GetProperties(), property => property.GetValue(secret) is "hunter2");
    }

    [Fact]
    public void Two_are_equal_if_they_would_be_the_same()
    {
        Assert.Equal(Secret.Of("a"), Secret.Of("a"));
        Assert.Equal(Secret.Of("a").GetHashCode(), Secret.Of("a").GetHashCode());
        Assert.NotEqual(Secret.Of("a"), Secret.Of("b"));
        Assert.NotEqual(Secret.Of("a"), Secret.InFile("a"));
        Assert.False(Secret.Of("a").Equals(null));
    }

    [Fact]
    public async Task A_value_is_what_it_is() => Assert.Equal("a\n", await new SecretReader(Secret.Of("a\n"), _told.Add).ReadAsync(CancellationToken.None));

    [Theory]
    [InlineData("hunter2\n")]
    [InlineData("hunter2\r\n")]
    [InlineData("hunter2")]
    public async Task The_end_of_a_files_line_is_no_part_of_it(string text) => Assert.Equal("hunter2", await Reader(text).ReadAsync(CancellationToken.None));

    [Fact]
    public async Task Blanks_are_a_part_of_it() => Assert.Equal(" a b ", await Reader(" a b \n").ReadAsync(CancellationToken.None));

    [Fact]
    public async Task A_file_that_changed_is_read_again()
    {
        var reader = Reader("one");
        Assert.Equal("one", await reader.ReadAsync(CancellationToken.None));
        _folder.Write("secret", "two");
        Assert.Equal("two", await reader.ReadAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_last_value_stays_in_use_while_the_file_is_not_and_that_is_told_once()
    {
        var reader = Reader("one");
        await reader.ReadAsync(CancellationToken.None);
        File.Delete(_folder.PathOf("secret"));
        Assert.Equal("one", await reader.ReadAsync(CancellationToken.None));
        Assert.Equal("one", await reader.ReadAsync(CancellationToken.None));
        _folder.Write("secret", "\n");
        Assert.Equal("one", await reader.ReadAsync(CancellationToken.None));
        Assert.Equal([$"{_folder.PathOf("secret")}: no such file", $"{_folder.PathOf("secret")}: is empty"], _told);
    }

    [Fact]
    public async Task A_file_that_never_was_there_is_a_failure_that_names_it()
    {
        var failure = await Assert.ThrowsAsync<ProbeException>(async () =>
            await new SecretReader(Secret.InFile("/does/not/exist"), _told.Add).ReadAsync(CancellationToken.None));
        Assert.Equal((FailureKind.Auth, "/does/not/exist: no such file"), (failure.Kind, failure.Message));
    }

    private SecretReader Reader(string text) => new(Secret.InFile(_folder.Write("secret", text)), _told.Add);
}
