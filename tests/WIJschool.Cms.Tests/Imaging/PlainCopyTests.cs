using System.Buffers.Binary;
using System.Text;
using WIJschool.Cms.Imaging;
using File = System.IO.File;

namespace WIJschool.Cms.Tests.Imaging;

/// <summary>What a picture tells of its maker goes, and its pixels stay, in formats that are found by where things lie.</summary>
public sealed class PlainCopyTests : IDisposable
{
    private const string Secret = "52.0907 N, by Lotte";

    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-plain-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_gif_loses_its_comments_and_what_programs_wrote_but_goes_on_repeating()
    {
        var plain = Make("four.gif");
        var repeats = Extension(0xFF, "NETSCAPE2.0"u8, [1, 0, 0]);
        byte[] told = [.. plain[..^1], .. repeats, .. Extension(0xFE, [], Encoding.ASCII.GetBytes(Secret)), .. Extension(0xFF, "XMP DataXMP"u8, Encoding.ASCII.GetBytes(Secret)), .. plain[^1..], .. Encoding.ASCII.GetBytes(Secret)];

        var copy = PlainCopy.Of([.. told], orientation: 1);

        Assert.Equal([.. plain[..^1], .. repeats, .. plain[^1..]], copy!);
        Assert.Equal("rgby", TestPictures.Read(copy!).Corners());
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_tiff_loses_its_place_and_its_camera_and_keeps_how_it_is_seen(bool isBig)
    {
        var told = WithPlace(Make("four.tif", ("bigtiff", isBig ? "true" : "false")), isBig);

        var copy = PlainCopy.Of([.. told], orientation: 6);
        var seen = TestPictures.Read(copy!);

        Assert.Contains(Secret, Encoding.Latin1.GetString(told), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, Encoding.Latin1.GetString(copy!), StringComparison.Ordinal);
        Assert.Equal((told.Length, 6, "rgby"), (copy!.Length, seen.Orientation, seen.Corners()));
    }

    [Fact]
    public void An_avif_loses_its_items_that_are_no_picture_and_boxes_that_nobody_knows()
    {
        byte[] told;
        using (var picture = TestPictures.Quarters(40, 20))
        {
            picture.Set("exif-ifd0-Make", Secret);
            told = [.. File.ReadAllBytes(picture.Write(Path.Combine(folder, "four.avif"))), 0, 0, 0, (byte)(8 + Secret.Length), .. "mpvd"u8, .. Encoding.ASCII.GetBytes(Secret)];
        }

        var copy = PlainCopy.Of([.. told], orientation: 1);
        var seen = TestPictures.Read(copy!);

        Assert.Equal((2, 0), (Count(told), Count(copy!)));
        Assert.Equal((told.Length, false, "rgby"), (copy!.Length, seen.HasExif, seen.Corners()));
    }

    [Theory, InlineData("four.gif"), InlineData("four.avif"), InlineData("four.tif")]
    public void A_picture_that_was_stripped_before_has_nothing_more_to_lose(string name)
    {
        var file = Make(name);
        var copy = PlainCopy.Of([.. file], orientation: 1);

        Assert.Null(PlainCopy.Of([.. copy ?? file], orientation: 1));
    }

    [Theory, InlineData("four.gif"), InlineData("four.avif"), InlineData("four.tif"), InlineData("four.jpg"), InlineData("four.png"), InlineData("four.webp")]
    public void A_file_that_was_cut_off_or_spoilt_anywhere_makes_no_harm(string name)
    {
        var whole = name.EndsWith("tif", StringComparison.Ordinal) ? WithPlace(Make(name), isBig: false) : Make(name);
        var random = new Random(17);
        for (var length = 0; length < whole.Length; length += 3) PlainCopy.Of(whole[..length], orientation: 1);
        for (var round = 0; round < 3000; round++)
        {
            byte[] spoilt = [.. whole];
            for (var bytes = 0; bytes < 4; bytes++) spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            PlainCopy.Of(spoilt, orientation: 1);
        }
    }

    private byte[] Make(string name, params (string Name, string Value)[] settings)
    {
        using var picture = TestPictures.Quarters(40, 20);
        return File.ReadAllBytes(picture.Write(Path.Combine(folder, name), [.. settings, ("keep", "none")]));
    }

    private static int Count(byte[] file) => Encoding.Latin1.GetString(file).Split(Secret).Length - 1;

    private static byte[] Extension(byte kind, ReadOnlySpan<byte> name, byte[] data)
    {
        byte[] named = name.Length == 0 ? [] : [(byte)name.Length, .. name];
        return [0x21, kind, .. named, (byte)data.Length, .. data, 0];
    }

    /// <summary>The same picture with a directory that also has a camera, an orientation and, in a directory of its own, a place.</summary>
    private static byte[] WithPlace(byte[] tiff, bool isBig)
    {
        var (wide, head, entry) = isBig ? (8, 8, 20) : (4, 2, 12);
        var first = (int)Read(tiff, isBig ? 8 : 4, wide);
        var count = (int)Read(tiff, first, head);
        var entries = Enumerable.Range(0, count).Select(number => tiff.AsSpan(first + head + (number * entry), entry).ToArray()).ToList();
        byte[] secret = [.. Encoding.ASCII.GetBytes(Secret), 0];
        var (camera, place, end) = (tiff.Length, tiff.Length + secret.Length, tiff.Length + (2 * secret.Length));
        entries.RemoveAll(one => Read(one, 0, 2) == 274);
        entries.Add(Entry(271, type: 2, secret.Length, camera));
        entries.Add(Entry(274, type: 3, 1, 6));
        entries.Add(Entry(34853, type: 4, 1, end));
        byte[] gps = [.. Number(1, head), .. Entry(1, type: 2, secret.Length, place), .. Number(0, wide)];
        byte[] all = [.. tiff, .. secret, .. secret, .. gps, .. Number(entries.Count, head), .. entries.OrderBy(one => Read(one, 0, 2)).SelectMany(one => one), .. Number(0, wide)];
        Number(end + gps.Length, wide).CopyTo(all, isBig ? 8 : 4);
        return all;

        byte[] Entry(int tag, int type, int length, int value) => [.. Number(tag, 2), .. Number(type, 2), .. Number(length, wide), .. Number(value, wide)];
    }

    private static long Read(byte[] file, int at, int length)
    {
        Span<byte> number = stackalloc byte[8];
        file.AsSpan(at, length).CopyTo(number);
        return BinaryPrimitives.ReadInt64LittleEndian(number);
    }

    private static byte[] Number(long number, int length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number);
        return bytes[..length];
    }
}
