package org.renewals.reports.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.renewals.reports.text.ReportTexts;

/** Text that finds its way into a document unescaped must still not make the server read addresses or files. */
class NothingIsFetchedTests {

    private static final String DOT =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final List<String> hits = new CopyOnWriteArrayList<>();
    private HttpServer sink;

    @BeforeEach
    void listen() throws IOException {
        sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sink.createContext("/", exchange -> {
            hits.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        sink.start();
    }

    @AfterEach
    void stop() {
        sink.stop(0);
    }

    @Test
    void noAddressIsReadWhateverAsksForIt(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "TOP-SECRET");
        String at = "http://127.0.0.1:" + sink.getAddress().getPort() + "/";
        String html = """
                <html><head>
                <link rel="stylesheet" href="%1$slink.css"/>
                <style>
                @import url('%1$simport.css');
                @font-face { font-family: X; src: url('%1$sfont.ttf'); }
                body { background-image: url('%1$sbackground.png'); }
                li { list-style-image: url('%1$slist.png'); }
                p:before { content: url('%1$scontent.png'); }
                .x { font-family: X; border-image: url('%1$sborder.png'); }
                </style></head><body>
                <main>
                <p>text</p><p class="x">styled</p><ul><li>one</li></ul>
                <img alt="a" src="%1$simage.png"/>
                <img alt="b" src="%1$simage.svg"/>
                <img alt="c" src="%1$simage.pdf"/>
                <img alt="d" src="%2$s"/>
                <img alt="e" src="data:text/html;base64,AAAA"/>
                <img alt="f" src="/etc/passwd"/>
                <img alt="h" src="image.png"/>
                <object type="image/png" data="%1$sobject.png"></object>
                <object type="text/html" data="%1$sobject.html"></object>
                <embed src="%1$sembed.swf"/><iframe src="%1$sframe.html"></iframe>
                <video poster="%1$sposter.png" src="%1$svideo.mp4"></video>
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">
                  <image xlink:href="%1$ssvg.png" width="10" height="10"/><use href="%1$suse.svg#x"/></svg>
                <math xmlns="http://www.w3.org/1998/Math/MathML"><mglyph src="%1$sglyph.png"/></math>
                <table background="%1$stable.png"><tr><td>cell</td></tr></table>
                </main></body></html>
                """.formatted(at, secret.toUri());

        RenderedDocument document = render(html);

        assertThat(hits).isEmpty();
        assertThat(PdfText.all(document.content())).contains("text", "cell").doesNotContain("TOP-SECRET");
    }

    @Test
    void theSinkWouldHaveNoticed() throws Exception {
        URI.create("http://127.0.0.1:" + sink.getAddress().getPort() + "/direct")
                .toURL()
                .openStream()
                .close();

        assertThat(hits).containsExactly("/direct");
    }

    @Test
    void anImageThatIsPartOfTheDocumentIsShown() throws Exception {
        byte[] without = render("<main><p>text</p></main>").content();
        byte[] with = render("<main><p>text</p><img alt='dot' src='data:image/png;base64," + DOT + "'/></main>")
                .content();

        assertThat(new String(with, StandardCharsets.ISO_8859_1)).contains("/Image");
        assertThat(new String(without, StandardCharsets.ISO_8859_1)).doesNotContain("/Image");
    }

    private static RenderedDocument render(String html) {
        return new DocumentRenderer(new ReportTexts()).render(html, Samples.document(Locale.ENGLISH, ""));
    }
}
