package org.renewals.ingest.file;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks a workbook through before the spreadsheet library opens it. The library trusts what it reads: shared texts are all
 * kept, a cell named ZZZZZZ1 makes a row of three hundred million cells, and every array formula is searched for every cell.
 * Here each part is inflated once under limits and walked as XML without keeping anything; the archive is read with the same
 * zip implementation as later, so that both see the same entries.
 */
final class XlsxGuard {

    /** A part may inflate this much before the ratio to its packed size counts. */
    static final long RATIO_FREE_BYTES = 1 << 20;

    static final long MAX_RATIO = 100;

    /** Longest text or tag: Excel's 32,767 characters, each written as a character reference. */
    static final long MAX_RUN_BYTES = 32_767L * 10;

    private static final int MAX_ENTRIES = 2_000;
    private static final long MAX_DIRECTORY_BYTES = 1 << 20;
    private static final long MAX_ENTRY_BYTES = 2L << 30;
    private static final long MAX_TOTAL_BYTES = 3L << 30;

    /** Parts the library keeps in memory, apart from the shared texts: styles, workbook, relationships, content types. */
    private static final long MAX_KEPT_BYTES = 4 << 20;

    /** Heap the library may fill with shared texts, and what one costs beside its characters. */
    private static final long MAX_SHARED_HEAP = 40 << 20;

    private static final long SHARED_TEXT_OVERHEAD = 60;
    private static final int MAX_SHEET_COLUMNS = 16_384;
    private static final int MAX_FORMULA_RANGES = 1_000;
    private static final int MAX_NUMBER_CHARACTERS = 64;
    private static final int END_RECORD_BYTES = 22;

    private final String name;
    private final Path path;
    private final XMLInputFactory xml = new InputFactoryImpl();

    private XlsxGuard(Path path) {
        this.path = path;
        this.name = TableFiles.fileName(path);
        xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /** @throws ImportRefused if opening the workbook could cost more than a workbook of its size should */
    static void inspect(Path path) throws IOException {
        new XlsxGuard(path).inspect();
    }

    private void inspect() throws IOException {
        refuseBloatedDirectory();
        GuardedStream.Budget budget = new GuardedStream.Budget(MAX_TOTAL_BYTES);
        Set<String> names = new HashSet<>();
        try (ZipFile zip = ZipFile.builder().setPath(path).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String entryName = entry.getName().toLowerCase(Locale.ROOT);
                if (names.size() >= MAX_ENTRIES) {
                    throw refused("import.refused.zip-bomb");
                }
                if (!names.add(entryName)) {
                    throw refused("import.refused.damaged-xlsx");
                }
                if (entryName.endsWith("vbaproject.bin")) {
                    throw refused("import.refused.macros");
                }
                inspectEntry(zip, entry, entryName, budget);
            }
        } catch (GuardedStream.LimitPassed e) {
            throw refused("import.refused.zip-bomb");
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof GuardedStream.LimitPassed) {
                throw refused("import.refused.zip-bomb");
            }
            throw refused("import.refused.damaged-xlsx");
        } catch (java.util.zip.ZipException | java.io.EOFException | IllegalArgumentException e) {
            throw refused("import.refused.damaged-xlsx");
        }
    }

    /** The list of entries is read whole on opening, so its size is looked at without the zip library. */
    private void refuseBloatedDirectory() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            int tail = (int) Math.min(length, END_RECORD_BYTES + 0xFFFF);
            byte[] end = new byte[tail];
            file.seek(length - tail);
            file.readFully(end);
            for (int at = tail - END_RECORD_BYTES; at >= 0; at--) {
                if (end[at] == 'P' && end[at + 1] == 'K' && end[at + 2] == 5 && end[at + 3] == 6) {
                    long directoryStart = littleEndian(end, at + 16);
                    long directoryEnd = length - tail + at;
                    if (directoryEnd - directoryStart > MAX_DIRECTORY_BYTES) {
                        throw refused("import.refused.zip-bomb");
                    }
                    return;
                }
            }
            throw refused("import.refused.damaged-xlsx");
        }
    }

    private static long littleEndian(byte[] bytes, int at) {
        return (bytes[at] & 0xFFL)
                | (bytes[at + 1] & 0xFFL) << 8
                | (bytes[at + 2] & 0xFFL) << 16
                | (bytes[at + 3] & 0xFFL) << 24;
    }

    private void inspectEntry(ZipFile zip, ZipArchiveEntry entry, String entryName, GuardedStream.Budget budget)
            throws IOException, XMLStreamException {
        boolean markup = entryName.endsWith(".xml") || entryName.endsWith(".rels");
        long packed = entry.getCompressedSize();
        try (InputStream raw = zip.getInputStream(entry);
                GuardedStream stream = new GuardedStream(raw, budget, packed, MAX_ENTRY_BYTES, markup)) {
            if (!markup) {
                byte[] sink = new byte[8192];
                while (stream.read(sink) >= 0) {
                    // counted by the stream
                }
                return;
            }
            PushbackInputStream start = new PushbackInputStream(stream, 4);
            refuseOtherThanUtf8Markup(start);
            XMLStreamReader reader = xml.createXMLStreamReader(start);
            try {
                walk(reader, entry.getSize());
            } finally {
                reader.close();
            }
        }
    }

    private void refuseOtherThanUtf8Markup(PushbackInputStream start) throws IOException {
        byte[] first = new byte[4];
        int count = start.readNBytes(first, 0, 4);
        start.unread(first, 0, count);
        int at = count >= 3 && (first[0] & 0xFF) == 0xEF && (first[1] & 0xFF) == 0xBB && (first[2] & 0xFF) == 0xBF
                ? 3
                : 0;
        boolean plain = count > at && (first[at] == '<' || Character.isWhitespace(first[at]));
        if (!plain) {
            throw refused("import.refused.damaged-xlsx");
        }
    }

    private void walk(XMLStreamReader reader, long size) throws XMLStreamException {
        Walk walk = new Walk(size);
        while (reader.hasNext()) {
            int event = reader.next();
            switch (event) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused("import.refused.entities");
                case XMLStreamConstants.START_ELEMENT -> walk.start(reader);
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> walk.text(reader);
                case XMLStreamConstants.END_ELEMENT -> walk.inNumber = false;
                default -> {
                    // comments and processing instructions cost nothing
                }
            }
        }
    }

    private ImportRefused refused(String key) {
        return new ImportRefused(key, name);
    }

    /** What one part has shown so far. */
    private final class Walk {

        private final long size;
        private long sharedHeap;
        private int cellsInRow;
        private int formulaRanges;
        private boolean numeric;
        private boolean inNumber;
        private int numberCharacters;

        Walk(long size) {
            this.size = size;
        }

        void start(XMLStreamReader reader) {
            switch (reader.getLocalName()) {
                case "row" -> cellsInRow = 0;
                case "c" -> cell(reader);
                case "v" -> {
                    inNumber = numeric;
                    numberCharacters = 0;
                }
                case "f" -> {
                    if (reader.getAttributeValue(null, "ref") != null && ++formulaRanges > MAX_FORMULA_RANGES) {
                        throw refused("import.refused.formulas");
                    }
                }
                case "si" -> {
                    sharedHeap += SHARED_TEXT_OVERHEAD;
                    if (sharedHeap + size > MAX_SHARED_HEAP) {
                        throw refused("import.refused.shared-texts");
                    }
                }
                case "styleSheet", "workbook", "Relationships", "Types" -> {
                    if (size > MAX_KEPT_BYTES) {
                        throw refused("import.refused.zip-bomb");
                    }
                }
                case "Relationship" -> part(reader, "Type", "Target");
                case "Override" -> part(reader, "ContentType", "PartName");
                default -> {
                    // nothing else makes the library keep anything
                }
            }
        }

        private void cell(XMLStreamReader reader) {
            String type = reader.getAttributeValue(null, "t");
            numeric = type == null || type.equals("n");
            String reference = reader.getAttributeValue(null, "r");
            if (++cellsInRow > MAX_SHEET_COLUMNS || (reference != null && column(reference) > MAX_SHEET_COLUMNS)) {
                throw new ImportRefused(
                        "import.refused.too-many-columns",
                        name,
                        reference == null ? "" : reference,
                        TableSource.MAX_COLUMNS + "");
            }
        }

        private int column(String reference) {
            int column = 0;
            for (int i = 0; i < reference.length() && column <= MAX_SHEET_COLUMNS; i++) {
                char c = reference.charAt(i);
                if (c >= '0' && c <= '9') {
                    break;
                }
                if (c != '$') {
                    column = column * 26 + Math.max(Character.toUpperCase(c) - 'A' + 1, 0);
                }
            }
            return column;
        }

        /** What the library will look for under another name must have been walked here. */
        private void part(XMLStreamReader reader, String typeAttribute, String nameAttribute) {
            String type = reader.getAttributeValue(null, typeAttribute);
            String part = reader.getAttributeValue(null, nameAttribute);
            if (type == null || part == null) {
                throw refused("import.refused.damaged-xlsx");
            }
            if (type.contains("macroEnabled")) {
                throw refused("import.refused.macros");
            }
            boolean read = type.contains("spreadsheetml.")
                    || type.matches(".*/(worksheet|sharedStrings|styles|officeDocument)");
            if (read && !part.toLowerCase(Locale.ROOT).endsWith(".xml") && !type.contains("printerSettings")) {
                throw refused("import.refused.damaged-xlsx");
            }
        }

        void text(XMLStreamReader reader) {
            if (inNumber) {
                numberCharacters += reader.getTextLength();
                if (numberCharacters > MAX_NUMBER_CHARACTERS) {
                    throw refused("import.refused.damaged-xlsx");
                }
            }
        }
    }
}
