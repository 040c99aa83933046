namespace WIJschool.Web.Pdf;

/// <summary>
/// A part of the document in its logical order, which is what screen readers read: a heading, a list, a cell. Source: ISO
/// 32000-1, 14.7 and 14.8.
/// </summary>
/// <param name="Type">The standard name of its role, such as <c>H1</c>, <c>P</c> or <c>LBody</c>.</param>
/// <param name="Entries">Further entries of its dictionary, such as <c>/Alt</c>.</param>
internal sealed record PdfElement(string Type, string Entries = "")
{
    /// <summary>Child elements and references to pages, in the order in which they are read.</summary>
    private readonly List<object> kids = [];

    /// <summary>Its number in the file; known once the structure is being written.</summary>
    public int Number { get; private set; }

    public PdfElement Add(PdfElement child)
    {
        kids.Add(child);
        return child;
    }

    /// <summary>Says that a marked piece of a page belongs to this element.</summary>
    public void AddMarked(int page, int mark) => kids.Add($"<< /Type /MCR /Pg {page} 0 R /MCID {mark} >>");

    /// <summary>Says that a link on a page belongs to this element.</summary>
    public void AddLink(int page, int annotation) => kids.Add($"<< /Type /OBJR /Pg {page} 0 R /Obj {annotation} 0 R >>");

    /// <summary>Takes numbers for itself and all below it, because elements name each other both ways.</summary>
    public void Reserve(PdfFile file)
    {
        Number = file.Reserve();
        foreach (var child in kids.OfType<PdfElement>()) child.Reserve(file);
    }

    public void Write(PdfFile file, int parent)
    {
        var content = string.Join(' ', kids.Select(kid => kid is PdfElement child ? $"{child.Number} 0 R" : kid));
        file.Set(Number, $"<< /Type /StructElem /S /{Type} /P {parent} 0 R {Entries} /K [{content}] >>");
        foreach (var child in kids.OfType<PdfElement>()) child.Write(file, Number);
    }
}
