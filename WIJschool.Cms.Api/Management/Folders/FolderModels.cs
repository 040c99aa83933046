using System.ComponentModel.DataAnnotations;

namespace WIJschool.Cms.Api.Management.Folders;

internal sealed record FolderResponse(string Name, Guid Id);

internal record UpdateFolderRequest
{
    [Required] public string Name { get; init; } = "";
}

internal sealed record CreateFolderRequest : UpdateFolderRequest
{
    public Guid? Id { get; init; }

    public Reference? Parent { get; init; }
}
