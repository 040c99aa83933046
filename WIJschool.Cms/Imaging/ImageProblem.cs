namespace WIJschool.Cms.Imaging;

/// <summary>Why a picture is not made.</summary>
/// <param name="Status">The HTTP status that tells it.</param>
/// <param name="Title">In one sentence, the same each time.</param>
/// <param name="Detail">What it is about in this case; empty when the title says all.</param>
public sealed record ImageProblem(int Status, string Title, string Detail = "")
{
    public static readonly ImageProblem NotAPicture = new(415, "The file is not a picture of a kind that is shown here.", "Whatever its name says, what is in it is no JPEG, PNG, GIF, WebP, AVIF or TIFF.");
    public static readonly ImageProblem Damaged = new(422, "The picture is damaged or was cut off.");
    public static readonly ImageProblem SignatureInvalid = new(400, "The address of the picture is not signed, or not for what it asks.");
    public static readonly ImageProblem Busy = new(503, "Too many pictures are being made at this moment.");
    public static readonly ImageProblem TooSlow = new(503, "The picture took too long to make.");

    /// <summary>The file holds more than may be unpacked.</summary>
    public static ImageProblem TooLarge(string detail) => new(422, "The picture is too large to be shown.", detail);

    /// <summary>The address asks for more than may be made.</summary>
    public static ImageProblem AskedTooLarge(string detail) => new(400, "The picture would become too large.", detail);
}
