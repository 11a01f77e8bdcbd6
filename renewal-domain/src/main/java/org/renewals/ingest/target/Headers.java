package org.renewals.ingest.target;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.renewals.ingest.file.ImportRefused;
import org.renewals.ingest.file.RejectedRowsWriter;

/** Which column of an input holds which column of a target file. */
public final class Headers {

    private static final int ABSENT = -1;

    private final int[] inputIndex;
    private final List<String> unknown;

    private Headers(int[] inputIndex, List<String> unknown) {
        this.inputIndex = inputIndex;
        this.unknown = List.copyOf(unknown);
    }

    /**
     * Reads the header of an input file: English or Chinese names in any order, case, width and with any of blank, hyphen or
     * underscore between words.
     *
     * @throws ImportRefused if a required column is missing or two headers mean the same column
     */
    public static Headers of(TargetFile target, String fileName, List<String> header) {
        Map<String, Integer> known = new HashMap<>();
        for (int i = 0; i < target.columns().size(); i++) {
            Column column = target.columns().get(i);
            known.put(normal(column.name()), i);
            for (String chinese : column.chinese()) {
                known.put(normal(chinese), i);
            }
        }
        int[] inputIndex = new int[target.columns().size()];
        Arrays.fill(inputIndex, ABSENT);
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < dataWidth(header); i++) {
            Integer column = known.get(normal(header.get(i)));
            if (column == null) {
                if (!header.get(i).isEmpty()) {
                    unknown.add(header.get(i));
                }
            } else if (inputIndex[column] != ABSENT) {
                throw new ImportRefused(
                        "import.refused.duplicate-header",
                        fileName,
                        target.columns().get(column).name(),
                        header.get(inputIndex[column]),
                        header.get(i));
            } else {
                inputIndex[column] = i;
            }
        }
        refuseMissing(target, fileName, inputIndex);
        return new Headers(inputIndex, unknown);
    }

    /** Columns of the input that are its own: without those a rejects file has at its right end. */
    public static int dataWidth(List<String> header) {
        int own = header.size() - RejectedRowsWriter.COLUMNS.size();
        boolean rejects = own > 0 && header.subList(own, header.size()).equals(RejectedRowsWriter.COLUMNS);
        return rejects ? own : header.size();
    }

    private static void refuseMissing(TargetFile target, String fileName, int[] inputIndex) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < inputIndex.length; i++) {
            if (inputIndex[i] == ABSENT && target.columns().get(i).required()) {
                missing.add(target.columns().get(i).acceptedHeaders());
            }
        }
        if (!missing.isEmpty()) {
            throw new ImportRefused("import.refused.missing-columns", fileName, String.join("; ", missing));
        }
    }

    private static String normal(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("[\\s_-]+", "_")
                .toLowerCase(Locale.ROOT);
    }

    /** Index in the input of each column of the target; -1 where the input does not have it. */
    public int[] inputIndexes() {
        return inputIndex.clone();
    }

    /** Headers nobody here knows; reported and ignored. */
    public List<String> unknown() {
        return unknown;
    }
}
