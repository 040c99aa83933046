using Microsoft.EntityFrameworkCore;
using WIJschool.Core.Persistence;

namespace WIJschool.Core.Forms;

/// <summary>The folder in which the content of files lies, each under its id. No address leads to it.</summary>
public sealed class FormFileFolder(string path)
{
    public async Task WriteAsync(FormFileId id, Stream content, CancellationToken ct)
    {
        Directory.CreateDirectory(path);
        await using var file = new FileStream(PathOf(id), FileMode.CreateNew, FileAccess.Write);
        await content.CopyToAsync(file, ct);
    }

    /// <returns>Null when it is gone.</returns>
    public Stream? Open(FormFileId id) => File.Exists(PathOf(id)) ? File.OpenRead(PathOf(id)) : null;

    /// <summary>Deletes what is there; nothing when it is gone already.</summary>
    public void Delete(FormFileId id) => File.Delete(PathOf(id));

    private string PathOf(FormFileId id) => Path.Combine(path, id.Value.ToString("N"));
}

/// <summary>What came in as a file of a form.</summary>
/// <param name="Content">Can be read from its beginning more than once.</param>
public sealed record GivenFile(string Name, long Bytes, Stream Content);

/// <summary>Keeps a file while the form is being filled in, so that nobody has to choose it again when something else was wrong.</summary>
public sealed class KeepFormFile(WijschoolDbContext db, FormFileFolder folder, TimeProvider clock)
{
    private const int LongestName = 120;
    private const int MostOfATicket = 40; // also those that were chosen and then left out

    /// <returns>Its id; or what is wrong with it, and then nothing is kept.</returns>
    public async Task<(FormFileId? Id, FieldProblem? Problem)> ExecuteAsync(Form form, FormField field, Guid ticket, GivenFile given, CancellationToken ct)
    {
        if (given.Bytes == 0) return (null, new FieldProblem(field.Alias, FieldProblemKind.FileEmpty));
        if (given.Bytes > field.MaxFileBytes) return (null, new FieldProblem(field.Alias, FieldProblemKind.FileTooLarge));
        if (FileKinds.Of(given.Content) is not { } kind || !field.FileTypes.Contains(kind.Type)) return (null, new FieldProblem(field.Alias, FieldProblemKind.FileType));
        if (await db.Set<FormAttachment>().CountAsync(file => file.FormKey == form.Key && file.Ticket == ticket, ct) >= MostOfATicket)
            return (null, new FieldProblem(field.Alias, FieldProblemKind.TooMany, field.MaxFiles.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        var id = new FormFileId(Guid.NewGuid()); // not by moment: nobody may guess another's
        await folder.WriteAsync(id, given.Content, ct); // first the file: a row without one would promise what is not there
        db.Add(new FormAttachment(id, form.Key, ticket, field.Alias, new ReceivedFile(NameOf(given.Name, kind), kind.MediaType, given.Bytes), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return (id, null);
    }

    /// <summary>The last part of the name, without what no file system takes, with an end that tells what the content is.</summary>
    private static string NameOf(string name, FileKind kind)
    {
        var last = name.Split('/', '\\')[^1];
        var stem = string.Concat(Path.GetFileNameWithoutExtension(last).Where(c => !char.IsControl(c) && !@"<>:""/\|?*".Contains(c, StringComparison.Ordinal))).Trim(' ', '.');
        var extension = kind.Extensions.FirstOrDefault(end => last.EndsWith('.' + end, StringComparison.OrdinalIgnoreCase)) ?? kind.Type;
        return $"{(stem.Length == 0 ? "bestand" : stem[..Math.Min(stem.Length, LongestName)])}.{extension}";
    }
}
