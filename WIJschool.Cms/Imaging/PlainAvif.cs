using System.Buffers.Binary;

namespace WIJschool.Cms.Imaging;

/// <summary>
/// Takes out of an AVIF, in its place, what is no picture: Exif, XMP and whatever programs added. Nothing moves, because pictures are
/// found by where they lie; what is taken out is overwritten and called free space.
/// </summary>
/// <remarks>ISO/IEC 14496-12 (boxes) and 23008-12 (items).</remarks>
internal static class PlainAvif
{
    private const int Head = 8;

    public static bool Is(ReadOnlySpan<byte> file) => file.Length > Head && file[4..].StartsWith("ftypavi"u8);

    /// <returns>Whether anything was taken out; false also when the file's boxes cannot be followed.</returns>
    public static bool Clear(Span<byte> file)
    {
        var avif = new Avif(file);
        avif.ClearFile();
        return avif.HasCleared && !avif.IsBroken;
    }

    private ref struct Avif(Span<byte> file)
    {
        private readonly Span<byte> file = file;
        private long left = 2L * file.Length; // a hostile file could have the same bytes overwritten without end
        private int at;

        public bool HasCleared { get; private set; }

        public bool IsBroken { get; private set; }

        public void ClearFile()
        {
            foreach (var box in Boxes(0, file.Length))
            {
                if (Is(box, "meta"u8)) ClearItems(box);
                else if (Is(box, "moov"u8)) ClearMovie(box);
                else if (!(Is(box, "ftyp"u8) || Is(box, "mdat"u8) || Is(box, "moof"u8) || Is(box, "free"u8) || Is(box, "skip"u8) || Is(box, "sidx"u8) || Is(box, "mfra"u8))) Free(box);
            }
        }

        // a moving picture; its tracks have no more to tell than its head
        private void ClearMovie((int Start, int Data, int End) movie)
        {
            foreach (var box in Boxes(movie.Data, movie.End))
            {
                if (Is(box, "trak"u8)) ClearMovie(box);
                else if (Is(box, "udta"u8) || Is(box, "meta"u8) || Is(box, "uuid"u8)) Free(box);
            }
        }

        private void ClearItems((int Start, int Data, int End) meta)
        {
            var told = new HashSet<long>();
            (int Start, int Data, int End) places = default, within = default;
            foreach (var box in Boxes(meta.Data + 4, meta.End))
            {
                if (Is(box, "iinf"u8)) FindTold(box, told);
                else if (Is(box, "iloc"u8)) places = box;
                else if (Is(box, "idat"u8)) within = box;
                else if (Is(box, "uuid"u8) || Is(box, "udta"u8) || Is(box, "xml "u8) || Is(box, "bxml"u8)) Free(box);
            }

            if (told.Count > 0 && places.End > 0) ClearPlaces(places, within, told);
        }

        // the list of items: those that are Exif, XMP or an address are no items that anybody knows from here on
        private void FindTold((int Start, int Data, int End) list, HashSet<long> told)
        {
            if (list.Data + 4 > list.End) return;
            var first = list.Data + 4 + (file[list.Data] == 0 ? 2 : 4);
            foreach (var box in Boxes(first, list.End))
            {
                if (!Is(box, "infe"u8) || box.Data + 14 > file.Length || file[box.Data] < 2) continue;
                at = box.Data + 4;
                var id = Next(file[box.Data] == 2 ? 2 : 4);
                var kind = file.Slice(at + 2, 4);
                if (!(kind.SequenceEqual("Exif"u8) || kind.SequenceEqual("mime"u8) || kind.SequenceEqual("uri "u8))) continue;
                told.Add(id);
                "free"u8.CopyTo(kind);
                HasCleared = true;
            }
        }

        private void ClearPlaces((int Start, int Data, int End) places, (int Start, int Data, int End) within, HashSet<long> told)
        {
            at = places.Data;
            var version = (int)Next(4) >> 24;
            var sizes = (int)Next(2);
            var (offset, length, start, index) = (sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15, version == 0 ? 0 : sizes & 15);
            for (var items = Next(version < 2 ? 2 : 4); items > 0 && at < places.End && !IsBroken; items--)
            {
                var isTold = told.Contains(Next(version < 2 ? 2 : 4));
                var from = (version == 0 ? 0 : Next(2) & 15) == 1 ? within.Data : 0;
                Next(2); // which file: this one
                from += (int)Next(start);
                for (var pieces = Next(2); pieces > 0 && !IsBroken; pieces--)
                {
                    Next(index);
                    var (place, bytes) = (from + Next(offset), Next(length));
                    if (isTold) Overwrite(place, bytes);
                }
            }
        }

        private readonly List<(int Start, int Data, int End)> Boxes(int start, int end)
        {
            var boxes = new List<(int, int, int)>();
            while (start + Head <= end)
            {
                var (length, head) = ((long)BinaryPrimitives.ReadUInt32BigEndian(file[start..]), Head);
                if (length == 1 && start + 16 <= end) (length, head) = (BinaryPrimitives.ReadInt64BigEndian(file[(start + 8)..]), 16);
                else if (length == 0) length = end - start;
                if (length < head || start + length > end) break;
                boxes.Add((start, start + head, (int)(start + length)));
                start += (int)length;
            }

            return boxes;
        }

        private readonly bool Is((int Start, int Data, int End) box, ReadOnlySpan<byte> kind) => file.Slice(box.Start + 4, 4).SequenceEqual(kind);

        private void Free((int Start, int Data, int End) box)
        {
            "free"u8.CopyTo(file[(box.Start + 4)..]);
            Overwrite(box.Data, box.End - box.Data);
        }

        private void Overwrite(long place, long length)
        {
            left -= length;
            if (place < 0 || length < 0 || left < 0 || place + length > file.Length)
            {
                IsBroken = true;
                return;
            }

            file.Slice((int)place, (int)length).Clear();
            HasCleared = true;
        }

        /// <summary>The number of so many bytes where the reading is; none is 0.</summary>
        private long Next(int bytes)
        {
            if (at + bytes > file.Length)
            {
                IsBroken = true;
                return 0;
            }

            var number = 0L;
            for (var read = 0; read < bytes; read++) number = (number << 8) | file[at++];
            return number;
        }
    }
}
