using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Umbraco.Cms.Core.Configuration.Models;
using WIJschool.Cms.Imaging;

namespace WIJschool.Cms.Tests.Imaging;

/// <summary>Files that were made to do harm are refused with the reason, and cost no more than a bounded amount of memory.</summary>
public sealed class HostileFileTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly string folder = Directory.CreateTempSubdirectory("wijschool-hostile-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory, InlineData("plain.jpg", "This is a text.")]
    [InlineData("empty.jpg", "")]
    [InlineData("page.png", "<html><script>alert(1)</script></html>")]
    [InlineData("drawing.png", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script>alert(1)</script></svg>")]
    [InlineData("document.jpg", "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n")]
    [InlineData("pixels.gif", "P6 100 100 255\n")]
    public void A_file_of_another_kind_is_refused_whatever_its_name(string name, string text)
    {
        File.WriteAllText(At(name), text);

        Assert.Equal(ImageProblem.NotAPicture, Make(At(name)));
    }

    [Fact]
    public void A_drawing_that_is_a_bomb_for_xml_readers_is_not_read_at_all()
    {
        File.WriteAllText(At("bomb.png"), "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;'>]><svg xmlns='http://www.w3.org/2000/svg'>&b;</svg>");

        Assert.Equal(ImageProblem.NotAPicture, Make(At("bomb.png")));
    }

    [Theory, InlineData("cut.jpg"), InlineData("cut.png"), InlineData("cut.webp"), InlineData("cut.gif"), InlineData("cut.avif"), InlineData("cut.tiff")]
    public void A_picture_that_was_cut_off_is_refused(string name)
    {
        using (var noise = TestPictures.Noise(300, 200)) noise.Write(At(name));
        var whole = File.ReadAllBytes(At(name));

        File.WriteAllBytes(At(name), whole[..(whole.Length * 6 / 10)]);

        Assert.Equal(name == "cut.tiff" ? ImageProblem.NotAPicture : ImageProblem.Damaged, Make(At(name))); // the directory of a TIFF is at its end
    }

    [Fact]
    public void A_picture_of_20000_by_20000_is_refused_without_being_unpacked()
    {
        var path = WritePng("huge.png", 20_000, 20_000);

        var (problem, extra) = Measured(() => Make(path));

        Assert.Equal((422, "It has 20000 x 20000 pixels; 100 million is the most."), (problem?.Status, problem?.Detail));
        Assert.InRange(extra, 0, 40 * Megabyte);
    }

    [Fact]
    public void A_head_that_promises_more_than_a_number_holds_is_refused()
    {
        var path = WritePng("liar.png", int.MaxValue, int.MaxValue, rows: 1);

        Assert.InRange(Make(path)!.Status, 415, 422);
    }

    [Fact]
    public void A_small_file_that_unpacks_to_hundreds_of_megabytes_is_refused_by_what_it_unpacks_to()
    {
        var path = WritePng("deep.png", 9_000, 9_000, bits: 16, colorType: 6); // 8 bytes a pixel: 618 MB in some 600 kB

        var (problem, extra) = Measured(() => Make(path));

        Assert.Contains("unpacks to 617 MB", problem?.Detail, StringComparison.Ordinal);
        Assert.InRange(extra, 0, 40 * Megabyte);
    }

    [Fact]
    public void An_animation_counts_all_its_frames()
    {
        var path = At("giant.gif");
        File.WriteAllBytes(path, ManyFrames(2_000, 2_000, frames: 200)); // 800 million pixels in a few kB

        var (problem, extra) = Measured(() => Make(path));

        Assert.Equal("It has 200 frames of 2000 x 2000 pixels; 100 million is the most.", problem?.Detail);
        Assert.InRange(extra, 0, 60 * Megabyte);
    }

    [Fact]
    public void The_largest_picture_that_is_read_takes_less_memory_than_it_may()
    {
        var path = WritePng("large.png", 10_000, 9_900, interlaced: true); // one that has to be unpacked whole

        var (problem, extra) = Measured(() => Make(path, "width=1600&format=webp"));

        Assert.Null(problem);
        Assert.InRange(extra, 0, 450 * Megabyte);
    }

    [Theory, InlineData("width=5000&rmode=stretch"), InlineData("cc=0.4999,0.4999,0.4999,0.4999&width=5000")]
    public void An_address_that_asks_for_a_giant_is_refused(string query)
    {
        var path = WritePng("sliver.png", query.StartsWith("cc", StringComparison.Ordinal) ? 9_000 : 4, 9_000);

        Assert.Equal(400, Make(path, query)!.Status);
    }

    [Fact]
    public void Damaged_files_of_all_kinds_never_end_the_process()
    {
        var random = new Random(17);
        foreach (var name in new[] { "a.jpg", "a.png", "a.webp", "a.gif", "a.avif", "a.tiff" })
        {
            using (var noise = TestPictures.Noise(64, 48)) noise.Write(At(name));
            var whole = File.ReadAllBytes(At(name));
            for (var round = 0; round < 60; round++)
            {
                var damaged = (byte[])whole.Clone();
                for (var blow = random.Next(1, 12); blow > 0; blow--) damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
                File.WriteAllBytes(At(name), damaged);

                Assert.Contains(Make(At(name))?.Status, new int?[] { null, 415, 422 });
            }
        }

        Assert.Null(Make(TestPictures.WriteQuarters(At("good.png"), 40, 20)));
    }

    [Fact]
    public void What_cannot_be_shown_is_refused_when_it_is_uploaded()
    {
        var check = new PictureCheck(ImageMakerTests.Maker());
        using var good = File.OpenRead(TestPictures.WriteQuarters(At("good.jpg"), 40, 20));
        using var huge = File.OpenRead(WritePng("huge.png", 20_000, 20_000));
        using var broken = new MemoryStream([0xFF, 0xD8, 0xFF, .. new byte[100]]);
        using var text = new MemoryStream(Encoding.UTF8.GetBytes("a text of some length"));

        Assert.Equal((true, true, true, false), (check.ShouldHandle(good), check.ShouldHandle(huge), check.ShouldHandle(broken), check.ShouldHandle(text)));
        foreach (var file in new Stream[] { good, huge, broken }) file.Position = 0;
        Assert.Equal((true, false, false), (check.IsConsideredSafe(good), check.IsConsideredSafe(huge), check.IsConsideredSafe(broken)));
    }

    [Theory, InlineData(1, 40, 20), InlineData(6, 20, 40)]
    public void The_size_of_an_upload_is_the_one_it_is_seen_in(int orientation, int width, int height)
    {
        using (var picture = TestPictures.Quarters(40, 20))
        {
            picture.Set("orientation", orientation);
            picture.Write(At("turned.jpg"));
        }

        using var file = File.OpenRead(At("turned.jpg"));
        using var copy = new MemoryStream(File.ReadAllBytes(At("turned.jpg")));
        using var text = new MemoryStream(Encoding.UTF8.GetBytes("no picture"));
        var sizes = new ImageSizes();

        Assert.Equal((width, height), (sizes.GetDimensions(file)?.Width, sizes.GetDimensions(copy)?.Height));
        Assert.Null(sizes.GetDimensions(text));
    }

    [Fact]
    public void Work_that_takes_too_long_is_given_up()
    {
        using (var noise = TestPictures.Noise(4000, 3000)) noise.Write(At("slow.jpg"));
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));

        var watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => Make(At("slow.jpg"), "width=4000&format=webp", stop.Token));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30)); // writing itself ends at the end of a row, not at once
    }

    private ImageProblem? Make(string path, string query = "width=100&height=100", CancellationToken ct = default) => ImageMakerTests.Maker().Make(
        path, At("made"), ImageCommands.Read(ImageCommands.KnownIn(QueryHelpers.ParseQuery(query)), new ImagingResizeSettings())!, ct);

    private string At(string name) => Path.Combine(folder, name);

    // how much the resident memory of the process rose at most while something was done
    private static (ImageProblem? Problem, long Extra) Measured(Func<ImageProblem?> work)
    {
        var self = Process.GetCurrentProcess();
        var before = self.WorkingSet64;
        var highest = before;
        using var stop = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                using var now = Process.GetCurrentProcess();
                highest = Math.Max(highest, now.WorkingSet64);
                await Task.Delay(2);
            }
        });
        var problem = work();
        stop.Cancel();
        watching.Wait();
        return (problem, highest - before);
    }

    // a PNG of one colour, written without a library: its size is in the head, and a row of zeros packs to nothing
    private string WritePng(string name, int width, int height, int bits = 8, byte colorType = 2, int? rows = null, bool interlaced = false)
    {
        using var file = File.Create(At(name));
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9], head[12]) = ((byte)bits, colorType, (byte)(interlaced ? 1 : 0));
        Chunk(file, "IHDR", head);
        Chunk(file, "IDAT", Packed(width, rows ?? height, bits / 8 * (colorType == 6 ? 4 : 3), interlaced));
        Chunk(file, "IEND", []);
        return file.Name;
    }

    private static byte[] Packed(int width, int height, int pixelBytes, bool interlaced)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            (int X, int Y, int AcrossStep, int DownStep)[] passes = interlaced ? [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)] : [(0, 0, 1, 1)];
            foreach (var (x, y, across, down) in passes)
            {
                var row = new byte[1 + ((long)Math.Min(width, 100_000) - x + across - 1) / across * pixelBytes];
                for (var line = y; line < height; line += down) zip.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        var name = Encoding.ASCII.GetBytes(type);
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. name, .. data]));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }

    // each frame fills the canvas with one pixel that packs to two bytes
    private static byte[] ManyFrames(int width, int height, int frames)
    {
        using var file = new MemoryStream();
        file.Write("GIF89a"u8);
        file.Write([(byte)width, (byte)(width >> 8), (byte)height, (byte)(height >> 8), 0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
        for (var frame = 0; frame < frames; frame++)
        {
            file.Write([0x21, 0xF9, 4, 0, 10, 0, 0, 0]);
            file.Write([0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]);
        }

        file.WriteByte(0x3B);
        return file.ToArray();
    }
}
