using BrokerExporter.Exposition;

namespace BrokerExporter.Tests.Exposition;

public sealed class PageArraysTests
{
    private readonly PageArrays _arrays = new();

    [Fact]
    public void The_array_of_the_last_page_serves_the_next_one_that_is_a_little_longer()
    {
        var first = _arrays.Rent(1000);
        _arrays.Return(first);
        Assert.Same(first, _arrays.Rent(1100));
    }

    [Fact]
    public void Two_pages_at_a_time_never_share_an_array()
    {
        _arrays.Return(_arrays.Rent(1000));
        Assert.NotSame(_arrays.Rent(1000), _arrays.Rent(1000));
    }

    [Fact]
    public void Two_are_kept_and_no_more()
    {
        byte[][] rented = [_arrays.Rent(1000), _arrays.Rent(1000), _arrays.Rent(1000)];
        foreach (var array in rented)
            _arrays.Return(array);
        Assert.Same(rented[0], _arrays.Rent(1000));
        Assert.Same(rented[1], _arrays.Rent(1000));
        var third = _arrays.Rent(1000);
        Assert.All(rented, array => Assert.NotSame(array, third));
    }

    [Theory]
    [InlineData(1000, 100_000)]
    [InlineData(100_000, 1000)]
    public void One_that_does_not_fit_is_let_go(int kept, int wanted)
    {
        var array = _arrays.Rent(kept);
        _arrays.Return(array);
        var other = _arrays.Rent(wanted);
        Assert.NotSame(array, other);
        Assert.InRange(other.Length, wanted, 2 * wanted);
    }
}
