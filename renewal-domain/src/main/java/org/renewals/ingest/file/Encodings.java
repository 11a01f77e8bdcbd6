package org.renewals.ingest.file;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** The encodings a CSV file may be said to have. */
public final class Encodings {

    private static final Charset GB18030 = Charset.forName("GB18030");

    /** GBK and GB2312 are read as GB18030, which contains both. */
    private static final Map<String, Charset> BY_NAME = Map.ofEntries(
            Map.entry("utf-8", StandardCharsets.UTF_8),
            Map.entry("utf8", StandardCharsets.UTF_8),
            Map.entry("gb18030", GB18030),
            Map.entry("gbk", GB18030),
            Map.entry("gb2312", GB18030),
            Map.entry("iso-8859-1", StandardCharsets.ISO_8859_1),
            Map.entry("latin-1", StandardCharsets.ISO_8859_1),
            Map.entry("latin1", StandardCharsets.ISO_8859_1),
            Map.entry("windows-1252", Charset.forName("windows-1252")));

    private Encodings() {}

    /** @throws ImportRefused for any other name, naming the accepted ones */
    public static Charset named(String name) {
        Charset charset = BY_NAME.get(name.strip().toLowerCase(Locale.ROOT));
        if (charset == null) {
            throw new ImportRefused("import.refused.encoding", name, "UTF-8, GB18030, Latin-1, windows-1252");
        }
        return charset;
    }
}
