using Microsoft.Extensions.Logging;

namespace WIJschool.Cms.Imaging;

internal static partial class ImageLog
{
    [LoggerMessage(LogLevel.Warning, "Picture {File} could not be made: {Reason}")]
    public static partial void PictureFailed(this ILogger logger, string file, string reason);

    [LoggerMessage(LogLevel.Warning, "The image library is missing beside the program: pictures are served as they were uploaded.")]
    public static partial void LibraryMissing(this ILogger logger);

    [LoggerMessage(LogLevel.Information, "{Count} kept pictures were taken away: the folder had grown to {Megabytes} MB.")]
    public static partial void KeptPicturesRemoved(this ILogger logger, int count, long megabytes);

    [LoggerMessage(LogLevel.Warning, "The folder of kept pictures could not be brought back to its size.")]
    public static partial void FolderNotCleaned(this ILogger logger, Exception failure);
}
