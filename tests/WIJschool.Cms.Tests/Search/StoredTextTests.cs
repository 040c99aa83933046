using WIJschool.Cms.Search.Content;

namespace WIJschool.Cms.Tests.Search;

public class StoredTextTests
{
    [Fact]
    public void Rich_text_in_a_block_gives_its_words_and_nothing_of_how_it_is_stored()
    {
        const string stored = """
            {"contentData":[{"contentTypeKey":"0bd5a06b-3b7b-4c4a-a39c-1c2c0bf0b3a1","values":[
              {"editorAlias":"Umbraco.RichText","alias":"text","value":"{\u0022markup\u0022:\u0022\\u003Cp\\u003EWij \\u003Cb\\u003Eleren\\u003C/b\\u003E samen.\\u003C/p\\u003E\u0022,\u0022blocks\u0022:{\u0022contentData\u0022:[],\u0022Layout\u0022:{}}}"},
              {"editorAlias":"Umbraco.TextBox","alias":"heading","value":"Wat we doen"}]}],"Layout":{"Umbraco.BlockList":[]}}
            """;

        Assert.Equal("Wij leren samen.\nWat we doen", StoredText.Of(stored));
    }

    [Theory]
    [InlineData("[Waarom dit werkt] en nog wat", "[Waarom dit werkt] en nog wat")]
    [InlineData("{accolade", "{accolade")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void Text_that_looks_like_data_but_is_none_stays_text(string? stored, string expected) => Assert.Equal(expected, StoredText.Of(stored));
}
