using System.Text;
using System.Text.Json.Nodes;
using Workbook.Engine.Showing;

namespace Workbook.Kernel.Tests;

public sealed class MessageFormatTests
{
    private const string Key = "a0436f6c-1916-498b-8eb9-e81ab9368e84";

    // python3 -c "import hmac; h = hmac.new(b'a0436f6c-1916-498b-8eb9-e81ab9368e84', digestmod='sha256');
    //             [h.update(p) for p in (b'{\"msg_id\":\"1\"}', b'{}', b'{}', b'{\"code\":\"1\"}')]; print(h.hexdigest())"
    private const string PythonsSignature = "1250107cff6f1bdb5b6ddeba9540671bea80b06273bd38a1201cc930c9364af6";

    private static readonly string[] Parts = ["{\"msg_id\":\"1\"}", "{}", "{}", "{\"code\":\"1\"}"];

    [Fact]
    public void A_message_is_signed_as_Python_signs_it()
    {
        var message = new KernelMessage(["client"u8.ToArray()], new JsonObject { ["msg_id"] = "1" }, [], [], new JsonObject
        { ["code"] = "1" });
        var frames = new MessageFormat(Key).Write(message).Select(Encoding.UTF8.GetString);
        Assert.Equal(["client", "<IDS|MSG>", PythonsSignature, .. Parts], frames);
    }

    [Fact]
    public void A_signed_message_is_read_with_its_identities_and_without_its_buffers()
    {
        var message = new MessageFormat(Key).Read(Frames(["one", "two", "<IDS|MSG>", PythonsSignature, .. Parts, "a buffer"]));
        Assert.Equal(["one", "two"], message.Identities.Select(Encoding.UTF8.GetString));
        Assert.Equal(("1", "1"), (message.Id, message.Text("code")));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    public void Another_signature_is_refused(string signature)
    {
        var error = Assert.Throws<InvalidDataException>(() => new MessageFormat(Key).Read(Frames(["<IDS|MSG>", signature, .. Parts])));
        Assert.Contains("not signed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_key_nothing_is_signed()
    {
        var format = new MessageFormat("");
        Assert.Equal("1", format.Read(Frames(["<IDS|MSG>", "whatever", .. Parts])).Id);
        Assert.Empty(format.Write(format.Read(Frames(["<IDS|MSG>", "", .. Parts])))[1]);
    }

    [Theory]
    [InlineData("2 frames", "a", "b")]
    [InlineData("3 of them", "<IDS|MSG>", "", "{}", "{}")]
    [InlineData("header is no JSON", "<IDS|MSG>", "", "{", "{}", "{}", "{}")]
    [InlineData("header is no JSON", "<IDS|MSG>", "", "{\"msg_id\":\"1\",\"msg_id\":\"2\"}", "{}", "{}", "{}")]
    [InlineData("content is no JSON object", "<IDS|MSG>", "", "{}", "{}", "{}", "[1]")]
    [InlineData("metadata is no JSON object", "<IDS|MSG>", "", "{}", "{}", "null", "{}")]
    public void What_is_no_message_is_named(string words, params string[] frames)
    {
        var error = Assert.Throws<InvalidDataException>(() => new MessageFormat("").Read(Frames(frames)));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_nested_deeply_is_written()
    {
        const int Depth = 200;
        var json = new string('[', Depth) + new string(']', Depth);
        var data = new DisplayItem(new Dictionary<string, string> { ["application/json"] = json });
        var message = new KernelMessage([], [], [], [], new JsonObject { ["data"] = MimeData.Of(data) });
        Assert.Equal($"{{\"data\":{{\"application/json\":{json}}}}}", Encoding.UTF8.GetString(new MessageFormat("").Write(message)[^1]));
    }

    private static List<byte[]> Frames(params string[] frames) => [.. frames.Select(Encoding.UTF8.GetBytes)];
}
