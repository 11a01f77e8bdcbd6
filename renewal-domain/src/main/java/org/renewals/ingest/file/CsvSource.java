package org.renewals.ingest.file;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file as rows. */
final class CsvSource implements TableSource {

    private static final char[] DELIMITERS = {',', ';', '\t'};
    private static final int DETECTION_BYTES = 1 << 16;
    private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Path path;
    private final String name;
    private final Charset charset;
    private final char delimiter;
    private final CsvRowHandler handler;
    private final CloseableIterator<TableRow> rows;
    private final List<String> header;

    private CsvSource(Path path, Charset charset, boolean marked, char delimiter) throws IOException {
        this.path = path;
        this.name = TableFiles.fileName(path);
        this.charset = charset;
        this.delimiter = delimiter;
        this.handler = new CsvRowHandler(name);
        InputStream stream = Files.newInputStream(path);
        try {
            if (marked) {
                stream.skipNBytes(UTF8_MARK.length);
            }
            Reader reader = new InputStreamReader(stream, strictly(charset));
            this.rows = CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .maxBufferSize(MAX_CELL_CHARACTERS)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .build(handler, reader)
                    .iterator();
            TableRow first = next();
            if (first == null) {
                throw new ImportRefused("import.refused.empty", name);
            }
            this.header = first.cells().stream().map(String::strip).toList();
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    static CsvSource open(Path path, TableOptions options) throws IOException {
        byte[] start;
        try (InputStream stream = Files.newInputStream(path)) {
            start = stream.readNBytes(DETECTION_BYTES);
        }
        boolean marked = start.length >= UTF8_MARK.length
                && Arrays.equals(start, 0, UTF8_MARK.length, UTF8_MARK, 0, UTF8_MARK.length);
        // A byte-order mark is evidence; what somebody says about the file is not.
        Charset charset = marked || options.encoding() == null ? StandardCharsets.UTF_8 : options.encoding();
        Character told = options.delimiter();
        char delimiter = told != null ? told : detectDelimiter(new String(start, charset));
        return new CsvSource(path, charset, marked, delimiter);
    }

    /** The delimiter that occurs most in the first line outside quotes; a comma where none does. */
    private static char detectDelimiter(String start) {
        int[] seen = new int[DELIMITERS.length];
        boolean quoted = false;
        boolean content = false;
        for (int i = 0; i < start.length(); i++) {
            char c = start.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && content) {
                break;
            } else if (!quoted) {
                for (int d = 0; d < DELIMITERS.length; d++) {
                    if (c == DELIMITERS[d]) {
                        seen[d]++;
                    }
                }
            }
            content = content || !Character.isWhitespace(c);
        }
        int best = 0;
        for (int d = 1; d < DELIMITERS.length; d++) {
            if (seen[d] > seen[best]) {
                best = d;
            }
        }
        return DELIMITERS[best];
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public char delimiter() {
        return delimiter;
    }

    @Override
    public @Nullable TableRow next() {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (CsvParseException e) {
            if (e.getCause() instanceof ImportRefused refused) {
                throw refused;
            }
            throw new ImportRefused("import.refused.csv-structure", name, handler.line(), MAX_CELL_CHARACTERS + "");
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new ImportRefused("import.refused.wrong-encoding", name, malformedLine(), charset.name());
            }
            throw new ImportRefused("import.refused.unreadable", path.toString());
        }
    }

    /** The parser reads ahead of the row it returns, so the line of the first undecodable byte is found by a second look. */
    private String malformedLine() {
        long line = 1;
        try (Reader reader =
                new InputStreamReader(new BufferedInputStream(Files.newInputStream(path)), strictly(charset))) {
            for (int c = reader.read(); c >= 0; c = reader.read()) {
                if (c == '\n') {
                    line++;
                }
            }
        } catch (CharacterCodingException e) {
            return Long.toString(line);
        } catch (IOException e) {
            throw new ImportRefused("import.refused.unreadable", path.toString());
        }
        return Long.toString(line);
    }

    private static CharsetDecoder strictly(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
