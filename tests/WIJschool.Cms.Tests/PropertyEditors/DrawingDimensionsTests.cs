using System.Drawing;
using System.Text;
using WIJschool.Cms.PropertyEditors.Images;

namespace WIJschool.Cms.Tests.PropertyEditors;

public sealed class DrawingDimensionsTests
{
    [Theory]
    [InlineData("<svg width='120' height='80'/>", 120, 80)]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' width='120px' height=' 80 PX'/>", 120, 80)]
    [InlineData("<svg width='100%' height='80' viewBox='0 0 24.4,24.6'/>", 24, 25)]
    [InlineData("<?xml version='1.0'?><!-- een --><svg viewBox='0 0 640 480'><g/></svg>", 640, 480)]
    [InlineData("<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd'><svg width='1' height='2'/>", 1, 2)]
    public void A_drawing_has_the_size_that_it_or_its_view_box_names(string svg, int width, int height) =>
        Assert.Equal(new Size(width, height), Read(svg));

    [Theory]
    [InlineData("")]
    [InlineData("geen tekening")]
    [InlineData("<svg/>")]
    [InlineData("<svg width='0' height='0'/>")]
    [InlineData("<svg viewBox='0 0 12'/>")]
    [InlineData("<svg viewBox='0 0 -1 5'/>")]
    [InlineData("<svg width='1e5' height='99999999999'/>")]
    public void One_that_names_none_has_none(string svg) => Assert.Null(Read(svg));

    private static Size? Read(string svg) => new DrawingDimensions().GetDimensions(new MemoryStream(Encoding.UTF8.GetBytes(svg)));
}
