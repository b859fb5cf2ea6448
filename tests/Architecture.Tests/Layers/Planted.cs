#pragma warning disable CA1822, CA1852, IDE0060 // These types exist to be found out.
using System.Net.Sockets;

namespace Planted.Model
{
    internal sealed class Truth
    {
        public const int Answer = 42;
    }
}

namespace Planted.Client
{
    internal class Caller
    {
        public static Caller Make() => new();
    }
}

namespace Planted.Pure
{
    internal sealed class ByField
    {
        private Socket? Socket { get; set; }
    }

    internal sealed class ByBase : Client.Caller;

    internal sealed class ByGenericArgument
    {
        public Dictionary<string, List<Client.Caller>>? Callers { get; set; }
    }

    internal sealed class ByMethodBody
    {
        public string Text() => Client.Caller.Make().ToString()!;
    }

    internal sealed class ByLambda
    {
        public Func<object> Make => static () => new Client.Caller();
    }

    internal sealed class ByAsyncMethod
    {
        public async void Wait() => await System.Threading.Tasks.Task.Yield();
    }

    internal sealed class ByIterator
    {
        public IEnumerable<object> Make()
        {
            yield return new MemoryStream();
        }
    }

    internal sealed class ByCatch
    {
        public int Try(Func<int> work)
        {
            try
            {
                return work();
            }
            catch (SocketException)
            {
                return 0;
            }
        }
    }

    internal sealed class ByClock
    {
        public long Now() => TimeProvider.System.GetTimestamp();
    }

    internal sealed class Innocent
    {
        public string Text(ReadOnlySpan<byte> bytes) => string.Join(',', bytes.ToArray().Select(value => value + 1));
    }
}

namespace Planted.Elsewhere
{
    internal sealed class Unlisted;
}
