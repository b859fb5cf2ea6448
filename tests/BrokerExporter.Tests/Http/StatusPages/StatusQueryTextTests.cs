using BrokerExporter.Http.StatusPages;
using BrokerExporter.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace BrokerExporter.Tests.Http.StatusPages;

public sealed class StatusQueryTextTests
{
    [Theory]
    [InlineData("?")]
    [InlineData("?q=a%20%26%22%0A%3Cb%3E")]
    [InlineData("?only=stalled&sort=drain&reversed=1&rows=500")]
    public void What_was_written_is_read_again(string query) => Assert.Equal(query, StatusQueryText.Write(Read(query)));

    [Theory]
    [InlineData("?sort=nonsense&only=&rows=many&reversed=yes")]
    [InlineData("?sort=3&only=1")]
    [InlineData("?other=1")]
    public void What_cannot_be_understood_is_left_out(string query) => Assert.Equal(new StatusQuery(), Read(query));

    [Theory]
    [InlineData("0", 1)]
    [InlineData("999999", StatusQuery.MostRows)]
    [InlineData("99999999999999", StatusQuery.UsualRows)]
    public void There_is_a_limit_to_rows(string rows, int expected) => Assert.Equal(expected, Read("?rows=" + rows).Rows);

    [Fact]
    public void There_is_a_limit_to_the_text() => Assert.Equal(200, Read("?q=" + new string('x', 5000)).Text.Length);

    [Fact]
    public void A_group_s_address_holds_any_name()
    {
        var address = new GroupAddress("shop", "c&d", "a b?\"\n\u202e#", "<script>", "订单");
        Assert.Equal(address, GroupAddress.Read(QueryOf(address.ToString())));
    }

    private static StatusQuery Read(string query) => StatusQueryText.Read(QueryOf(query));

    private static QueryCollection QueryOf(string query) => new(QueryHelpers.ParseQuery(query));
}
