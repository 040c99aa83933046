using System.Buffers.Binary;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Takes out of a TIFF, in its place, all tags but those that say how its pixels are stored and shown. Nothing moves, because strips of
/// pixels are found by where they lie; what the tags held is overwritten.
/// </summary>
/// <remarks>TIFF 6.0 and BigTIFF.</remarks>
internal static class PlainTiff
{
    private const int SubDirectories = 330, Exif = 34665, Gps = 34853, Interoperability = 40965;
    private const int MostDirectories = 1000;
    private const int Deepest = 3;

    private static readonly HashSet<int> Kept =
    [
        .. Enumerable.Range(254, 6), .. Enumerable.Range(262, 5), 273, 274, .. Enumerable.Range(277, 8), .. Enumerable.Range(290, 4), 296, 297, 301,
        .. Enumerable.Range(317, 9), SubDirectories, 332, 334, .. Enumerable.Range(336, 7), 347, .. Enumerable.Range(512, 10), .. Enumerable.Range(529, 4), 34675,
    ];

    public static bool Is(ReadOnlySpan<byte> file) => file is
        [(byte)'I', (byte)'I', 42 or 43, 0, _, _, _, _, ..] or [(byte)'M', (byte)'M', 0, 42 or 43, _, _, _, _, ..];

    /// <returns>Whether anything was taken out; false also when the file's directories cannot be followed.</returns>
    public static bool Clear(Span<byte> file)
    {
        var tiff = new Tiff(file);
        var (found, waiting) = (new HashSet<int>(), new Queue<long>([tiff.Number(tiff.IsBig ? 8 : 4, tiff.Wide)]));
        while (waiting.TryDequeue(out var at) && !tiff.IsBroken && found.Count < MostDirectories)
        {
            if (at > 0 && at < file.Length && found.Add((int)at)) tiff.ClearDirectory((int)at, waiting);
        }

        return tiff.HasCleared && !tiff.IsBroken;
    }

    private ref struct Tiff
    {
        private readonly Span<byte> file;
        private readonly bool isLittle;
        private long left; // a hostile file could have the same bytes overwritten without end

        public Tiff(Span<byte> file)
        {
            this.file = file;
            isLittle = file[0] == 'I';
            IsBig = Number(2, 2) == 43;
            left = 4L * file.Length;
        }

        public bool IsBig { get; }

        public bool IsBroken { get; private set; }

        public bool HasCleared { get; private set; }

        /// <summary>The bytes of an offset, and of the value that an entry holds itself.</summary>
        public readonly int Wide => IsBig ? 8 : 4;

        private readonly int EntryLength => IsBig ? 20 : 12;

        private readonly int CountLength => IsBig ? 8 : 2;

        public readonly long Number(long at, int length)
        {
            if (at < 0 || at + length > file.Length) return 0;
            var bytes = file.Slice((int)at, length);
            return (length, isLittle) switch
            {
                (2, true) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
                (2, false) => BinaryPrimitives.ReadUInt16BigEndian(bytes),
                (4, true) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
                (4, false) => BinaryPrimitives.ReadUInt32BigEndian(bytes),
                (_, true) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
                _ => BinaryPrimitives.ReadInt64BigEndian(bytes),
            };
        }

        public void ClearDirectory(int at, Queue<long> waiting)
        {
            var (start, count) = Entries(at);
            var (end, place, kept) = (start + (count * EntryLength), start, 0);
            for (var entry = start; entry < end; entry += EntryLength)
            {
                var tag = (int)Number(entry, 2);
                if (!Kept.Contains(tag))
                {
                    ClearEntry(entry, tag, depth: 0);
                    continue;
                }

                if (tag == SubDirectories) Find(entry, waiting);
                if (place != entry) file.Slice(entry, EntryLength).CopyTo(file[place..]);
                place += EntryLength;
                kept++;
            }

            if (IsBroken || count == 0) return;
            waiting.Enqueue(Number(end, Wide));
            if (kept == count) return;
            file.Slice(end, Wide).CopyTo(file[place..]);
            file[(place + Wide)..(end + Wide)].Clear();
            Write(at, kept);
            HasCleared = true;
        }

        private (int Start, int Count) Entries(int at)
        {
            var (start, count) = (at + CountLength, Number(at, CountLength));
            if (count >= 0 && count <= file.Length / EntryLength && start + (count * EntryLength) + Wide <= file.Length) return (start, (int)count);
            IsBroken = true;
            return (start, 0);
        }

        private void ClearEntry(int entry, int tag, int depth)
        {
            var length = Length(entry);
            if (tag is Exif or Gps or Interoperability) ClearWhole(Number(entry + EntryLength - Wide, Wide), depth + 1);
            else if (length > Wide) Overwrite(Number(entry + EntryLength - Wide, Wide), length);
        }

        // a directory that no picture is of
        private void ClearWhole(long at, int depth)
        {
            if (depth > Deepest || at <= 0 || at >= file.Length) return;
            var (start, count) = Entries((int)at);
            var end = start + (count * EntryLength);
            for (var entry = start; entry < end && !IsBroken; entry += EntryLength) ClearEntry(entry, (int)Number(entry, 2), depth);
            if (!IsBroken) Overwrite(at, end - at);
        }

        private readonly void Find(int entry, Queue<long> waiting)
        {
            var (value, length) = (entry + EntryLength - Wide, Length(entry));
            var size = Number(entry + 2, 2) is 16 or 18 ? 8 : 4;
            var at = length > Wide ? Number(value, Wide) : value;
            for (var part = 0L; part < Math.Min(length, (long)size * MostDirectories); part += size) waiting.Enqueue(Number(at + part, size));
        }

        private readonly long Length(int entry)
        {
            var count = Number(entry + 4, Wide);
            return count < 0 || count > file.Length ? 0 : count * Number(entry + 2, 2) switch { 3 or 8 => 2, 4 or 9 or 11 or 13 => 4, 5 or 10 or 12 or 16 or 17 or 18 => 8, _ => 1 };
        }

        private void Overwrite(long at, long length)
        {
            left -= length;
            if (at < 0 || left < 0 || at + length > file.Length) IsBroken = true;
            else file.Slice((int)at, (int)length).Clear();
        }

        private readonly void Write(int at, int count)
        {
            file.Slice(at, CountLength).Clear();
            if (isLittle) BinaryPrimitives.WriteUInt16LittleEndian(file[at..], (ushort)count);
            else BinaryPrimitives.WriteUInt16BigEndian(file[(at + CountLength - 2)..], (ushort)count);
        }
    }
}
