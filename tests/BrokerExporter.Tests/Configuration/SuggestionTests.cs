using BrokerExporter.Configuration;

namespace BrokerExporter.Tests.Configuration;

public sealed class SuggestionTests
{
    private static readonly string[] _keys = ["name_servers", "timeout", "tls", "name", "web"];

    [Theory]
    [InlineData("name_server", "name_servers")]
    [InlineData("nameservers", "name_servers")]
    [InlineData("NameServers", "name_servers")]
    [InlineData("name-servers", "name_servers")]
    [InlineData("tiemout", "timeout")]
    [InlineData("time_out", "timeout")]
    [InlineData("tsl", "tls")]
    [InlineData("nmae", "name")]
    [InlineData("wbe", "web")]
    public void A_misspelt_key_is_recognized(string word, string expected) => Assert.Equal(expected, Suggestion.For(word, _keys));

    [Theory]
    [InlineData("kafka")]
    [InlineData("interval")]
    [InlineData("x")]
    [InlineData("")]
    public void Another_word_is_not(string word) => Assert.Null(Suggestion.For(word, _keys));

    [Fact]
    public void Without_candidates_there_is_no_suggestion() => Assert.Null(Suggestion.For("timeout", []));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "abd", 1)]
    [InlineData("abc", "abcd", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void A_swap_of_neighbours_is_one_step(string a, string b, int distance)
    {
        Assert.Equal(distance, Suggestion.Distance(a, b));
        Assert.Equal(distance, Suggestion.Distance(b, a));
    }
}
